// German words for problems of search-api and of every service, by code; part of de.ts.
import { also, count, listed, named, sizeLimit } from './members-de.js';
import type { ProblemWords } from './server-texts.js';

export const problems: Readonly<Record<string, ProblemWords>> = {
  // Access.
  'unauthenticated': { title: 'Nicht angemeldet', detail: () => 'Dafür ist eine Anmeldung nötig.' },
  'sign-in-required': {
    title: 'Anmeldung nötig',
    detail: ({ permission }) => (named(permission) ? `Dafür ist das Recht${named(permission)} nötig. Melden Sie sich mit einem Konto an, das es hat.` : 'Die Anmeldung ist ungültig oder abgelaufen. Melden Sie sich neu an.'),
  },
  'forbidden': {
    title: 'Nicht erlaubt',
    detail: ({ permission, roles }) => (named(permission) ? `Dafür ist das Recht${named(permission)} nötig.${also(listed(roles), (it) => `Diese Rollen haben es: ${it}. Ihr Konto hat keine davon.`)}` : 'Diese Anfrage ist gesperrt.'),
  },
  'foreign-institution': {
    title: 'Andere Institution',
    detail: ({ institution }) => `Die Anfrage ist für die Institution${named(institution)}, und Ihr Konto sendet nicht für sie. Verwenden Sie ein Konto dieser Institution.`,
    partly: true,
  },

  // Requests.
  'bad-request': { title: 'Ungültige Anfrage', detail: () => 'Der Server nimmt diese Anfrage nicht an:', partly: true },
  'not-found': { title: 'Nicht gefunden', detail: () => 'Unter dieser Adresse gibt es nichts. Prüfen Sie die Adresse.' },
  'method-not-allowed': { title: 'Nicht vorgesehen', detail: () => 'Diese Adresse nimmt solche Anfragen nicht an. Laden Sie die Seite neu.' },
  'not-acceptable': { title: 'Format nicht verfügbar', detail: () => 'Der Server hat die Antwort nicht in dem verlangten Format.' },
  'unsupported-media-type': { title: 'Format nicht angenommen', detail: () => 'Der Server nimmt dieses Format nicht an. Senden Sie die Daten in einem anderen.' },
  'too-large': { title: 'Zu groß', detail: (it) => `${sizeLimit(it)} Senden Sie eine kleinere Kopie, oder weniger auf einmal.` },
  'too-many-parts': { title: 'Zu viele Teile', detail: ({ maxParts }) => `Das Formular hat mehr Teile, als erlaubt sind${count(maxParts) && ` (${count(maxParts)})`}. Senden Sie die Angaben zum Foto in einem Teil.` },
  'unreadable-body': { title: 'Nicht lesbar', detail: () => 'Die Daten kamen nicht vollständig an. Senden Sie sie noch einmal.' },
  'address-too-long': { title: 'Adresse zu lang', detail: ({ maxBytes }) => `Die Adresse ist zu lang.${also(count(maxBytes), (it) => `Höchstens ${it} Byte sind erlaubt.`)} Entfernen Sie Filter.` },
  'headers-too-large': { title: 'Kopfzeilen zu groß', detail: ({ maxBytes }) => `Die Kopfzeilen der Anfrage sind zu groß.${also(count(maxBytes), (it) => `Höchstens ${it} Byte sind erlaubt.`)} Löschen Sie die Cookies dieser Adresse.` },
  'invalid-parameter': { title: 'Ungültige Angabe', detail: ({ parameter, value }) => `Die Angabe${named(parameter)} hat keinen gültigen Wert${named(value) && `:${named(value)}`}.`, partly: true },
  'internal-error': { title: 'Fehler des Servers', detail: ({ incident }) => `Der Server konnte die Anfrage nicht bearbeiten.${also(named(incident).trim(), (it) => `Nennen Sie Ihrer Administration den Vorfall ${it}.`)}` },
  'temporarily-unavailable': { title: 'Zurzeit nicht verfügbar', detail: () => 'Ein Dienst antwortet nicht rechtzeitig. Die gleiche Anfrage darf noch einmal gesendet werden.' },
  'service-unavailable': { title: 'Dienst nicht verfügbar', detail: ({ service }) => `Der Dienst${named(service)} antwortet nicht.`, partly: true },
  'service-not-configured': { title: 'Dienst nicht eingerichtet', detail: ({ service, property }) => `Die Adresse des Dienstes${named(service)} ist nicht eingestellt.${also(named(property).trim(), (it) => `Die Administration stellt sie mit ${it} ein.`)}` },
  'busy': { title: 'Ausgelastet', detail: () => 'Zu viele Anfragen sind zur selben Zeit in Arbeit.' },
  'index-unavailable': { title: 'Index nicht verfügbar', detail: () => 'Der Index antwortet nicht.', partly: true },

  // Lists and filters.
  'invalid-cursor': { title: 'Stelle der Liste ungültig', detail: () => 'Diese Stelle gehört zu einer anderen Liste oder zu anderen Filtern. Laden Sie die Liste neu.' },
  'expired-cursor': { title: 'Liste abgelaufen', detail: () => 'Diese Stelle der Liste ist abgelaufen. Laden Sie die Liste neu.' },
  'malformed-filter': { title: 'Ungültiger Filter', detail: ({ filter }) => `Der Filter${named(filter)} ist ungültig. Entfernen Sie ihn.`, partly: true },
  'unknown-filter': { title: 'Unbekannter Filter', detail: ({ filter, known }) => `Die Sammlung hat keinen Filter${named(filter)}.${also(listed(known), (it) => `Sie hat: ${it}.`)}` },
  'unknown-filter-value': { title: 'Unbekannter Wert eines Filters', detail: ({ filter, value, known }) => `Der Filter${named(filter)} hat den Wert${named(value)} nicht.${also(listed(known), (it) => `Er hat: ${it}.`)}` },

  // Records.
  'unknown-collection': { title: 'Unbekannte Sammlung', detail: ({ collectionId }) => `Es gibt keine Sammlung${named(collectionId)}. Wählen Sie eine andere.` },
  'unknown-image': { title: 'Unbekanntes Foto', detail: ({ imageId }) => `Das Foto${named(imageId)} ist nicht im Index. Wurde es gerade gesendet, versuchen Sie es in einigen Sekunden noch einmal.` },
  'unknown-specimen': { title: 'Unbekanntes Exemplar', detail: ({ collectionId, specimenId }) => `Die Sammlung${named(collectionId)} hat kein Foto des Exemplars${named(specimenId)}. Prüfen Sie die Nummer und die Institution.` },
  'unknown-item': { title: 'Unbekannter Typ', detail: ({ collectionId, itemId }) => `Die Sammlung${named(collectionId)} hat keinen Typ${named(itemId)}. Prüfen Sie die Kennung, oder legen Sie den Typ zuerst an.` },
  'unknown-rendition': { title: 'Unbekannte Art von Bild', detail: ({ known }) => `Diese Art von Bild gibt es nicht.${also(listed(known), (it) => `Es gibt: ${it}.`)}` },
  'no-such-rendition': { title: 'Bild nicht vorhanden', detail: ({ imageId }) => `Das Foto${named(imageId)} hat dieses Bild nicht. Laden Sie die Seite neu: Das Foto kann zurückgezogen oder ersetzt sein.` },
  'not-prepared': { title: 'Foto nicht vorbereitet', detail: ({ imageId }) => `Das Foto${named(imageId)} kann nicht verglichen werden. Wurde es gerade gesendet, versuchen Sie es in einigen Sekunden noch einmal.`, partly: true },
  'no-photograph': { title: 'Kein Foto', detail: () => 'Die Anfrage enthält kein Foto. Wählen Sie eines.' },
  'ambiguous-photographs': { title: 'Fotos nicht eindeutig', detail: () => 'Senden Sie ein Foto oder zwei: höchstens eines der Vorderseite und höchstens eines der Rückseite.' },

  // Review and decisions.
  'unknown-queue': { title: 'Unbekannte Liste', detail: ({ known }) => `Diese Liste von Aufgaben gibt es nicht.${also(listed(known), (it) => `Es gibt: ${it}.`)}` },
  'lease-lost': { title: 'Aufgabe abgelaufen', detail: () => 'Ihre Zeit für diese Aufgabe ist abgelaufen, und eine andere Person kann sie haben. Nehmen Sie die nächste Aufgabe.' },
  'invalid-decision': { title: 'Ungültige Entscheidung', detail: ({ member }) => `Die Entscheidung ist nicht gültig${named(member) && `; die Angabe${named(member)} passt nicht`}.`, partly: true },
  'too-many-subjects': { title: 'Zu viele auf einmal', detail: ({ most }) => `Die Entscheidung betrifft zu viel auf einmal.${also(count(most), (it) => `Erlaubt sind höchstens ${it}.`)} Wählen Sie weniger, oder entscheiden Sie in mehreren Schritten.` },
  'too-many-decisions': { title: 'Zu viele Entscheidungen', detail: ({ most }) => `Ein Exemplar hat so viele Entscheidungen, dass keine Vorschau möglich ist${count(most) && ` (mehr als ${count(most)})`}. Entscheiden Sie ohne Vorschau.` },
  'decision-id-taken': { title: 'Kennung schon vergeben', detail: () => 'Eine andere Entscheidung hat diese Kennung schon. Entscheiden Sie noch einmal.' },
  'unknown-decision': { title: 'Unbekannte Entscheidung', detail: () => 'Diese Entscheidung gibt es in der Sammlung nicht. Laden Sie die Seite neu.' },
  'item-exists': { title: 'Typ schon vorhanden', detail: ({ itemId }) => `Die Sammlung hat schon einen Typ${named(itemId)}. Ordnen Sie ihm zu, oder wählen Sie eine andere Kennung.` },
  'person-required': { title: 'Name nötig', detail: () => 'Geben Sie Ihren Namen an: Jede Entscheidung nennt die Person, die sie getroffen hat.' },
  'invalid-person': { title: 'Ungültiger Name', detail: () => 'Ein Name hat 1 bis 100 Zeichen.', partly: true },
  'other-person': { title: 'Andere Person', detail: () => 'Der angegebene Name ist nicht der Ihres Kontos. Melden Sie sich neu an.' },
  'unknown-person': { title: 'Unbekannte Person', detail: () => 'Zu dieser Person ist kein Name gespeichert: Er wurde gelöscht, oder die Kennung ist falsch.' },
};
