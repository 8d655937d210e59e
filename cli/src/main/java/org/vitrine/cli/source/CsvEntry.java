package org.vitrine.cli.source;

import java.util.Optional;

/** Converts a row of a CSV to a source entry: finds the file, and derives an identifier if the row has none. */
final class CsvEntry {

    private CsvEntry() {}

    /** The entry of a row; empty for a blank row. */
    static Optional<SourceEntry> of(CsvHeader.Reading reading, FileSearch files) {
        return switch (reading) {
            case CsvHeader.Reading.Blank() -> Optional.empty();
            case CsvHeader.Reading.Unusable(var fault) -> Optional.of(new SourceEntry.Faulty(fault));
            case CsvHeader.Reading.Stated stated -> Optional.of(entry(stated, files));
        };
    }

    private static SourceEntry entry(CsvHeader.Reading.Stated stated, FileSearch files) {
        return switch (files.find(stated.file())) {
            case FileSearch.Outcome.NotFound(var code, var sentence) ->
                new SourceEntry.Faulty(EntryFault.ofFile(stated.origin(), stated.file(), code, sentence));
            case FileSearch.Outcome.Found(var path, var note) -> {
                var photograph = new PhotographFile(
                        path,
                        stated.definedColumn("identifier")
                                .map(FileNames::normalized)
                                .orElseGet(() -> FileNames.identifier(files.folder(), path)),
                        stated.definedColumn("specimen"),
                        stated.definedColumn("item"),
                        stated.definedColumn("side"),
                        stated.metadata());
                yield FileEntries.fault(path, stated.origin(), stated.file())
                        .<SourceEntry>map(SourceEntry.Faulty::new)
                        .orElseGet(() -> new SourceEntry.Photograph(photograph, stated.origin(), note));
            }
        };
    }
}
