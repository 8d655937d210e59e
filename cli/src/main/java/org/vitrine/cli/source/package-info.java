/**
 * Reads photographs to send from files, folders and CSV files.
 *
 * <p>Data flow: paths → {@code PhotographSource} → {@code SourceEntry} (a photograph, a fault, or an ignored file) →
 * {@code SourceSurvey} (counts, repeated identifiers). A CSV passes {@code EncodingDetection},
 * {@code SeparatorDetection}, {@code CsvRows}, {@code CsvHeader} and {@code FileSearch}. Detection, rows, rules and
 * comparison are pure; folders and files are read by {@code CsvText}, {@code CsvRows}, {@code FileSearch},
 * {@code FolderFiles} and {@code FileEntries}.
 */
@NullMarked
package org.vitrine.cli.source;

import org.jspecify.annotations.NullMarked;
