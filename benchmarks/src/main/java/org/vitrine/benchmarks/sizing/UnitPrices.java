package org.vitrine.benchmarks.sizing;

/**
 * Unit prices that an operator states in a JSON file.
 *
 * @param note what the prices are, and of whom
 * @param currency currency of all prices
 * @param date day of the prices, as YYYY-MM-DD
 * @param perCoreHour price of one core for an hour, at least 0
 * @param perGibibyteHourOfMemory price of 1 GiB of memory for an hour, at least 0
 * @param perGibibyteMonthOfBlockStorage price of 1 GiB of disk for a month, at least 0
 * @param perGibibyteMonthOfObjectStorage price of 1 GiB in the object store for a month, at least 0
 * @param perThousandObjectRequests price of 1,000 requests to the object store, at least 0
 * @param perThousandLabelCalls price of 1,000 calls for labels, at least 0
 */
record UnitPrices(
        String note,
        String currency,
        String date,
        double perCoreHour,
        double perGibibyteHourOfMemory,
        double perGibibyteMonthOfBlockStorage,
        double perGibibyteMonthOfObjectStorage,
        double perThousandObjectRequests,
        double perThousandLabelCalls) {

    UnitPrices {
        ValueRange.NOT_NEGATIVE.require("perCoreHour", perCoreHour);
        ValueRange.NOT_NEGATIVE.require("perGibibyteHourOfMemory", perGibibyteHourOfMemory);
        ValueRange.NOT_NEGATIVE.require("perGibibyteMonthOfBlockStorage", perGibibyteMonthOfBlockStorage);
        ValueRange.NOT_NEGATIVE.require("perGibibyteMonthOfObjectStorage", perGibibyteMonthOfObjectStorage);
        ValueRange.NOT_NEGATIVE.require("perThousandObjectRequests", perThousandObjectRequests);
        ValueRange.NOT_NEGATIVE.require("perThousandLabelCalls", perThousandLabelCalls);
    }
}
