package io.wirewatch.gateway.notice;

import io.wirewatch.avro.Notice;
import io.wirewatch.runtime.json.AlertJson;

/**
 * A notice as clients see it.
 *
 * @param kind {@code source.broken | source.silent | source.recovered | endpoint.disabled}
 * @param subject {@code source/<id>}
 * @param since since when it is so
 * @param at when it was noticed
 * @param detail what is the matter and what to do about it
 */
record NoticeJson(
        String id, String kind, String subject, String name, String url, String since, String at, String detail) {
    static NoticeJson of(Notice notice) {
        return new NoticeJson(
                notice.getId(),
                notice.getKind(),
                notice.getSubject(),
                notice.getName(),
                notice.getUrl(),
                AlertJson.time(notice.getSince()),
                AlertJson.time(notice.getAt()),
                notice.getDetail());
    }
}
