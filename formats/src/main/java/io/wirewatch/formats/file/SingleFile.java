package io.wirewatch.formats.file;

import io.wirewatch.formats.file.FileException.Problem;
import io.wirewatch.formats.office.OfficeException;
import io.wirewatch.formats.office.OfficeKind;
import io.wirewatch.formats.office.OfficeReader;
import io.wirewatch.formats.office.OfficeText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that are one document. */
final class SingleFile {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private final FileLimits limits;
    private final OfficeReader office;

    SingleFile(FileLimits limits, OfficeReader office) {
        this.limits = limits;
        this.office = office;
    }

    /** @param mediaType what it is said to be, with its charset; or null */
    Document document(FileKind kind, String mediaType, byte[] bytes) throws FileException, InterruptedException {
        Document document = switch (kind) {
            case TEXT -> Document.of("text/plain", charset(mediaType), bytes);
            case HTML -> Document.of("text/html", charset(mediaType), bytes);
            case PDF -> office(OfficeKind.PDF, bytes);
            case DOCX -> office(OfficeKind.DOCX, bytes);
            case DOC -> office(OfficeKind.DOC, bytes);
            case ODT -> office(OfficeKind.ODT, bytes);
            case RTF -> office(OfficeKind.RTF, bytes);
            default -> throw new IllegalArgumentException(kind + " is not one document");
        };
        if (document.body().length > limits.document()) {
            throw new FileException(Problem.TOO_LARGE, tooLarge(limits.document()));
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
            throw new FileException(Problem.EMPTY, "is empty: there is nothing in it to read.");
        }
        return document;
    }

    static String tooLarge(int most) {
        return "holds more than the " + megabytes(most) + " of a release: split it.";
    }

    static String megabytes(int bytes) {
        return bytes >= 1024 * 1024 ? bytes / (1024 * 1024) + " MB" : bytes + " bytes";
    }

    private Document office(OfficeKind kind, byte[] bytes) throws FileException, InterruptedException {
        try {
            OfficeText text = office.read(kind, bytes);
            return Document.html(text.html()).titled(text.title());
        } catch (OfficeException e) {
            throw new FileException(problem(e), e.getMessage(), e);
        }
    }

    private static Problem problem(OfficeException e) {
        return switch (e.problem()) {
            case NO_TEXT -> Problem.EMPTY;
            case TOO_LONG -> Problem.TOO_LARGE;
            case NO_WORKER -> Problem.NOT_NOW;
            case OTHER_KIND -> Problem.UNKNOWN_KIND;
            case TOO_SLOW, TOO_MUCH, LOCKED, MACROS, DAMAGED -> Problem.UNREADABLE;
        };
    }

    private static String charset(String mediaType) {
        Matcher named = CHARSET.matcher(mediaType == null ? "" : mediaType);
        return named.find() && !named.group(1).equals("null") ? named.group(1) : null;
    }
}
