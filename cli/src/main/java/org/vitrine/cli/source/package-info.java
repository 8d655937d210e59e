/**
 * Where photographs come from: files, folders and CSV files.
 *
 * <p>Data flow: paths → {@code PhotographSource} → {@code SourceEntry} (a photograph, a fault, or a file that is ignored) →
 * {@code SourceSurvey} (counts, identifiers that repeat). A CSV passes {@code EncodingDetection}, {@code SeparatorDetection},
 * {@code CsvRows}, {@code CsvHeader} and {@code FileSearch}. Detection, rows, rules and comparison are pure; reading folders
 * and files stands in {@code CsvText}, {@code CsvRows}, {@code FileSearch}, {@code FolderFiles} and {@code NamedFiles}.
 */
@NullMarked
package org.vitrine.cli.source;

import org.jspecify.annotations.NullMarked;
