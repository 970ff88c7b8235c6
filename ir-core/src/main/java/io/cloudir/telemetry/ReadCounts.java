package io.cloudir.telemetry;

/**
 * What a {@link LogReader} has met so far.
 *
 * @param read records given to the sink
 * @param duplicates records left out because the same record, by id and content, was met before
 * @param malformed what was reported as malformed: records, files and folders
 * @param files files in which records of a known source were found; 0 means that there was no log at all
 * @param skipped files, and log streams of CloudWatch, that hold no log of a known source
 * @param digests CloudTrail digest files, which hold no records
 */
public record ReadCounts(long read, long duplicates, long malformed, long files, long skipped, long digests) {}
