// German words for remarks of preparation steps and for reasons of review tasks, by code; part of de.ts.
import { propertyName } from './format.js';
import { named } from './members-de.js';
import type { ReviewFacts, ServerWords } from './server-texts.js';

export const remarks: ServerWords['remarks'] = {
  'no-end-marker': () => 'der Datei fehlt die Endmarke; das Bild ist vollständig',
  'later-page': (page, pages) => `Seite ${page} von ${pages} ist das Bild; die Seiten davor sind verkleinerte Kopien oder Masken`,
  'fully-transparent': () => 'die Datei gibt an, dass das ganze Bild durchsichtig ist; es wird als undurchsichtig behandelt',
  'unusable-colour-profile': () => 'das Farbprofil ist nicht verwendbar; die Farben bleiben, wie sie gespeichert sind',
  'unapplied-colour-chunk': (chunk) => `der Block ${chunk} nennt andere Farben, und es gibt kein Farbprofil; die Farben gelten als sRGB`,
  'other-colour-profile': () => 'das Farbprofil passt nicht zu den Farben; sie bleiben, wie sie gespeichert sind',
  'not-in-profile': () => 'in dieser Sammlung ausgelassen',
  'unknown-step': () => 'kein Schritt hat diesen Namen',
  'decided-by-person': () => 'von einer Person entschieden',
  'decided-region-outside': () => 'der Ausschnitt, den eine Person festgelegt hat, liegt nicht im Bild und wird nicht verwendet',
  'region-by-hand': () => 'von Hand: der angegebene Ausschnitt wird verwendet',
  'angle-by-hand': () => 'von Hand: um den angegebenen Winkel gedreht',
  'stated-by-alpha': () => 'die Transparenz der Datei gibt das Objekt an',
  'stated-by-person': () => 'eine Person hat den Ausschnitt angegeben',
  'found-by-outline-model': () => 'das Modell für Umrisse hat das Objekt erkannt',
  'found-by-mask': () => 'eine Maske gibt das Objekt an',
  'found-by-frame-colour': () => 'das Objekt hat eine andere Farbe als der Rand des Bildes',
  'found-by-surroundings': () => 'das Objekt hat eine andere Farbe als seine Umgebung',
  'found-as-ellipse': () => 'der Umriss ist eine Ellipse',
  'found-by-edges': () => 'der Umriss folgt deutlichen Kanten',
  'other-side-beside': () => 'ein zweites, gleich großes Objekt daneben ist vielleicht seine andere Seite',
  'no-object': () => 'kein Objekt wurde gefunden; das ganze Bild wird verwendet',
  'nothing-cut-out': () => 'kein Objekt wurde gefunden, darum wird nichts freigestellt',
  'outline-as-located': () => 'wie gefunden: das Modell ist bei einem runden Objekt unsicher',
  'outlined-by-model': (model) => `Umriss von ${model}`,
  'cut-out-by-model': (model) => `freigestellt von ${model}`,
  'mask-only': () => 'der Schritt folgt auf „Quadratisch“: nur die Maske wird freigestellt',
  'no-ruler': () => 'kein Maßstab wurde gefunden',
  'ruler': () => 'ein Maßstab wurde gefunden',
  'object-size': () => 'die Größe des Objekts ist gemessen',
  'turned-by-model': (model) => `gedreht um den Winkel von ${model}`,
  'turned-to-symmetry': () => 'zur Symmetrieachse gedreht, um den kleineren Winkel; es kann auf dem Kopf stehen',
  'no-symmetry': () => 'keine Symmetrieachse ist deutlich genug; das Bild wird nicht gedreht',
  'little-noise': () => 'es gibt zu wenig Rauschen, um es zu entfernen',
  'enhanced-by-model': (model) => `verbessert von ${model}`,
  'empty-mask': (model) => `die Maske von ${model} enthält kein Objekt`,
  'no-mask': (model) => `die Antwort von ${model} enthält keine Maske`,
  'no-angle': (model) => `die Antwort von ${model} enthält keinen Winkel`,
  'no-picture': (model) => `die Antwort von ${model} enthält kein Bild`,
  'undecodable-picture': (model) => `das Bild von ${model} kann nicht gelesen werden`,
  'built-in-step': () => 'der eingebaute Schritt wurde verwendet',
  'rotation-unsure': (model) => `${model} ist bei der Drehung unsicher; das Bild wird nicht gedreht`,
  'angle-unsure': (model) => `${model} ist unsicher; das Bild wird nicht gedreht`,
  'other-object-marked': (model) => `${model} markiert ein anderes Objekt, nicht das im angegebenen Ausschnitt`,
};

const ITEM = 'item';
const PROPERTIES: Readonly<Record<string, string>> = { item: 'Typ', region: 'Ausschnitt', angle: 'Winkel' };
const nameOf = (name: string) => PROPERTIES[name] ?? propertyName(name);

export const reasons: ServerWords['reasons'] = {
  'new': () => ['Das Exemplar gehört noch zu keinem Typ.'],
  'uncertain': () => ['Die Suche ist unsicher.'],
  'against-institution': (task) => stated(task, (name) => name === ITEM, (it) => `Die Institution nennt den Typ${named(it.institution)}, die Suche den Typ${named(it.machine)}.`)
    ?? ['Die Suche nennt einen anderen Typ als die Institution.'],
  'suspected-duplicate': ({ suspect }) => [suspect ? `Foto${named(suspect.imageId)} ist vielleicht dieselbe Aufnahme.` : 'Ein anderes Foto ist vielleicht dieselbe Aufnahme.'],
  'suspected-same-specimen': ({ suspect }) => [suspect ? `Exemplar${named(suspect.specimenId)} der Institution${named(suspect.institutionId)} ist vielleicht dasselbe Objekt.` : 'Ein anderes Exemplar ist vielleicht dasselbe Objekt.'],
  'disagreement': (task) => stated(task, (name) => name !== ITEM, (it) => `${nameOf(it.name)}: Die Institution gibt${named(it.institution)} an, ein Modell${named(it.machine)}.`)
    ?? ['Institution und Maschine geben Verschiedenes an.'],
  'conflict': ({ disagreements }) => {
    const disagreed = disagreements.filter((it) => it.people.length > 1);
    if (disagreed.length === 0) return ['Zwei Personen haben verschieden entschieden.'];
    return disagreed.map((it) => `${nameOf(it.name)}: Personen haben verschieden entschieden:${it.people.map((each) => named(each.value)).join(',')}.`);
  },
};

type Disagreement = ReviewFacts['disagreements'][number];

/** Returns a sentence for each property that institution and machine state differently; undefined where there is none. */
function stated({ disagreements }: ReviewFacts, about: (name: string) => boolean, sentence: (it: Disagreement) => string): readonly string[] | undefined {
  const found = disagreements.filter((it) => it.institution && it.machine && about(it.name)).map(sentence);
  return found.length > 0 ? found : undefined;
}
