// German words for problems of ingest-service, of the preparation and of models, by code; part of de.ts.
import { also, count, named } from './members-de.js';
import type { ProblemWords } from './server-texts.js';

const QUOTAS: Readonly<Record<string, string>> = { photographs: 'Fotos', bytes: 'Byte' };

export const ingestProblems: Readonly<Record<string, ProblemWords>> = {
  // Photographs.
  'rejected': { title: 'Das Foto wurde abgelehnt', detail: () => '', partly: true },
  'dead-lettered': { title: 'Die Verarbeitung des Fotos ist fehlgeschlagen', detail: () => '', partly: true },
  'empty': { title: 'Die Datei ist leer', detail: () => 'Exportieren Sie das Foto noch einmal und senden Sie es.' },
  'unsupported-format': { title: 'Format nicht unterstützt', detail: () => 'Speichern Sie das Foto als JPEG, PNG, TIFF oder WebP und senden Sie es noch einmal.' },
  'truncated': { title: 'Die Datei endet zu früh', detail: () => 'Sie wurde beim Kopieren oder Exportieren abgeschnitten. Kopieren Sie die ganze Datei und senden Sie sie noch einmal.' },
  'damaged': { title: 'Die Datei ist beschädigt', detail: () => 'Sie kann nicht gelesen werden. Exportieren Sie das Foto noch einmal und senden Sie es.' },
  'too-small': { title: 'Das Foto ist zu klein', detail: () => 'Senden Sie das größere Original, nicht die Vorschau.' },
  'too-many-pixels': { title: 'Das Foto hat zu viele Bildpunkte', detail: () => 'Senden Sie eine kleinere Kopie.' },
  'too-many-frames': { title: 'Die Datei hat zu viele Seiten oder Bilder', detail: () => 'Senden Sie jedes Bild als eigene Datei.' },
  'digest-mismatch': { title: 'Die Datei hat sich unterwegs verändert', detail: () => 'Senden Sie sie noch einmal.' },
  'malware-found': { title: 'Der Virenscanner hat in der Datei etwas gefunden', detail: () => 'Prüfen Sie den Rechner, von dem sie kommt. Senden Sie dann einen sauberen Export des Fotos.', partly: true },
  'too-large-to-scan': { title: 'Die Datei ist zu groß für den Virenscanner', detail: () => 'Senden Sie eine kleinere Kopie, zum Beispiel als JPEG.' },
  'malware-scanner-unavailable': { title: 'Der Virenscanner lieferte kein Ergebnis', detail: () => 'Ungeprüft wird nichts angenommen. Senden Sie das Foto noch einmal.' },
  'contended': { title: 'Gleichzeitig gesendet', detail: () => 'Dasselbe Foto wurde zur selben Zeit mehrmals gesendet. Senden Sie es noch einmal.' },
  'broken-upload': { title: 'Nicht vollständig angekommen', detail: () => 'Das Foto kam nicht vollständig an. Senden Sie es noch einmal.' },
  'quota-exceeded': {
    title: 'Kontingent ausgeschöpft',
    detail: ({ institution, measure, used, limit, added }) => {
      const unit = QUOTAS[String(measure)] ?? '';
      const figures = count(used) && count(limit) ? ` hat ${count(used)} ${unit} gespeichert und darf ${count(limit)} ${unit} speichern.` : ' hat ihr Kontingent ausgeschöpft.';
      return `Die Institution${named(institution)}${figures}${also(count(added), (it) => `Dieses Foto braucht ${it} ${unit}.`)} Ziehen Sie Fotos zurück, die nicht mehr gebraucht werden, oder bitten Sie die Administration um ein größeres Kontingent${named(measure) && ` (vitrine.ingest.quota.${String(measure)})`}.`;
    },
  },
  'malformed-request': { title: 'Ungültige Angaben', detail: ({ field, value }) => (named(field) ? `Das Feld${named(field)} ist ungültig${named(value) && `; sein Wert ist${named(value)}`}.` : 'Die Angaben sind ungültig.'), partly: true },
  'notification-refused': { title: 'Benachrichtigung abgelehnt', detail: ({ taken }) => `Ein Teil der Benachrichtigung ist abgelehnt${count(taken) && `; ${count(taken)} andere Einträge sind angenommen`}.`, partly: true },

  // Batches, uploads, sweeps.
  'unknown-batch': { title: 'Unbekannte Lieferung', detail: ({ batchId }) => `Die Sammlung hat keine Lieferung${named(batchId)}. Beginnen Sie eine neue.` },
  'other-institution': { title: 'Lieferung einer anderen Institution', detail: ({ institution }) => `Diese Lieferung hat die Institution${named(institution)} begonnen. Senden Sie Fotos einer anderen Institution als eigene Lieferung.` },
  'unknown-institution': { title: 'Unbekannte Institution', detail: () => 'Ihr Konto hat diese Institution nicht. Geben Sie die Institution Ihres Kontos an.' },
  'length-required': { title: 'Länge nicht angegeben', detail: () => 'Die Anfrage gibt ihre Länge nicht an (Content-Length).' },
  'unknown-upload': { title: 'Unbekanntes Hochladen', detail: () => 'Dieses Hochladen gibt es nicht mehr. Beginnen Sie ein neues.' },
  'nothing-uploaded': { title: 'Nichts hochgeladen', detail: () => 'Das Foto ist noch nicht hochgeladen. Laden Sie es zuerst hoch.' },
  'upload-expired': { title: 'Hochladen abgelaufen', detail: () => 'Das Foto wurde nicht rechtzeitig hochgeladen. Beginnen Sie ein neues Hochladen.' },
  'unknown-sweep': { title: 'Unbekannter Abgleich', detail: () => 'Diesen Abgleich gibt es nicht. Beginnen Sie einen neuen.' },
  'sweep-running': { title: 'Ein Abgleich läuft', detail: () => 'Ein Abgleich ist noch nicht fertig. Warten Sie, bis er endet.' },
  'progress-unavailable': { title: 'Fortschritt nicht verfügbar', detail: () => 'Fortschritt und Verlauf der Fotos sind zurzeit nicht verfügbar. Fotos werden trotzdem angenommen.' },
  'collection-being-deleted': { title: 'Die Sammlung wird gelöscht', detail: () => 'Ihre Fotos werden zurückgezogen. Danach kann die Sammlung neu angelegt werden.' },
  'confirmation-required': { title: 'Bestätigung nötig', detail: ({ photographs }) => `Damit werden ${count(photographs) || 'alle'} Fotos zurückgezogen, und die Sammlung wird entfernt.`, partly: true },

  // Profile and models of a collection.
  'contradictory-profile': { title: 'Widersprüchliche Einstellungen', detail: () => 'Die Einstellungen der Sammlung widersprechen sich:', partly: true },
  'profile-changed': { title: 'Inzwischen geändert', detail: () => 'Die Einstellungen der Sammlung wurden inzwischen geändert. Laden Sie die Seite neu.' },
  'precondition-failed': { title: 'Inzwischen geändert', detail: () => 'Die Einstellungen der Sammlung wurden inzwischen geändert. Laden Sie die Seite neu.' },
  'embedder-in-use': {
    title: 'Fotos würden nicht mehr gefunden',
    detail: ({ photographs, former, next }) => `${count(photographs) || 'Die'} Fotos haben Vektoren von${named(former) || ' einem anderen Modell'}. Mit${named(next) || ' dem neuen'} fände sie keine Suche. Verarbeiten Sie sie noch einmal.`,
  },
  'reprocessing': { title: 'Fotos werden noch einmal verarbeitet', detail: ({ next }) => `Die Fotos der Sammlung werden noch einmal verarbeitet${named(next) && `, mit${named(next)}`}. Warten Sie, oder brechen Sie es ab.` },
  'not-reprocessing': { title: 'Nichts wird noch einmal verarbeitet', detail: () => 'Die Fotos der Sammlung werden zurzeit nicht noch einmal verarbeitet.' },
  'photographs-remain': { title: 'Fotos sind noch nicht fertig', detail: () => 'Noch sind nicht alle Fotos verarbeitet.', partly: true },
  'malformed-endpoint': { title: 'Ungültiger Endpunkt', detail: () => 'Der Name des Modells oder Endpunkts ist ungültig:', partly: true },
  'unknown-endpoint': { title: 'Unbekannter Endpunkt', detail: () => 'Dieses Modell oder diesen Endpunkt gibt es nicht:', partly: true },

  // Dead letters.
  'unknown-dead-letter': { title: 'Unbekannter Dead Letter', detail: () => 'Dieser Dead Letter ist nicht mehr aufgeführt: Er ist gelöscht oder zu alt. Lesen Sie die Liste neu.' },
  'unknown-dead-letter-group': { title: 'Unbekannte Gruppe', detail: () => 'In dieser Gruppe ist kein Dead Letter aufgeführt. Lesen Sie die Liste neu.' },
  'replay-running': { title: 'Eine andere Anfrage läuft', detail: () => 'Eine andere Anfrage wiederholt oder verwirft gerade Dead Letters. Warten Sie, bis sie fertig ist.' },
  'dead-letters-unavailable': { title: 'Dead Letters nicht verfügbar', detail: () => 'Dead Letters können zurzeit nicht gelesen werden.', partly: true },

  // Preparation and models.
  'malformed-collection': { title: 'Ungültige Kennung', detail: () => 'Die Kennung einer Sammlung hat 1 bis 64 Kleinbuchstaben, Ziffern und Bindestriche.' },
  'malformed-image': { title: 'Ungültige Kennung', detail: () => 'Die Kennung eines Fotos hat 1 bis 100 Buchstaben, Ziffern, Bindestriche und Unterstriche.' },
  'malformed-version': { title: 'Ungültige Version', detail: () => 'Eine Version ist 0 oder größer.' },
  'missing-part': { title: 'Ein Teil fehlt', detail: () => 'Der Anfrage fehlt ein Bild:', partly: true },
  'half-an-extent': { title: 'Unvollständige Größe', detail: () => 'Breite und Höhe des Fotos gehören zusammen. Geben Sie beide an oder keine.' },
  'no-endpoint-for-step': { title: 'Kein Endpunkt für diesen Schritt', detail: () => 'Die Sammlung nennt für diesen Schritt keinen Endpunkt:', partly: true },
  'malformed-check': { title: 'Ungültige Prüfung', detail: () => 'Die Anfrage nennt die Endpunkte nicht richtig:', partly: true },
  'remote-throttled': { title: 'Modelldienst ausgelastet', detail: () => 'Der Dienst des Modells nimmt zurzeit nicht mehr Anfragen an.', partly: true },
  'model-not-ready': { title: 'Modell noch nicht bereit', detail: () => 'Das Modell wird noch geladen.', partly: true },
  'remote-unreachable': { title: 'Modelldienst nicht erreichbar', detail: () => 'Der Dienst des Modells antwortet nicht.', partly: true },
  'held-back': { title: 'Modelldienst nicht aufgerufen', detail: () => 'Der Dienst des Modells wird zurzeit nicht aufgerufen:', partly: true },
  'model-error': { title: 'Fehler des Modells', detail: () => 'Das Modell konnte dieses Bild nicht verarbeiten:', partly: true },
  'remote-access-denied': { title: 'Modelldienst verweigert den Zugriff', detail: () => 'Die Administration muss inference-service das Recht geben, das Modell aufzurufen:', partly: true },
  'remote-refused': { title: 'Modelldienst lehnt die Anfrage ab', detail: () => 'Prüfen Sie den Namen des Modells in den Einstellungen der Sammlung:', partly: true },
  'invalid-request': { title: 'Endpunkt kann nicht aufgerufen werden', detail: () => 'Prüfen Sie den Namen des Modells in den Einstellungen der Sammlung:', partly: true },
  'malformed-answer': { title: 'Ungültige Antwort des Modells', detail: () => 'Die Antwort des Modells kann nicht gelesen werden:', partly: true },
  'invalid-image': { title: 'Bild nicht angenommen', detail: () => 'Der Dienst des Modells nimmt dieses Bild nicht an:', partly: true },
};
