package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** From the bytes of a document to its text, through Tika. Runs in the worker only. */
final class DocumentParser {
    private static final int LONGEST_DETAIL = 200;

    private final int longest;

    /** @param longest characters that a text may have */
    DocumentParser(int longest) {
        this.longest = longest;
    }

    OfficeText parse(OfficeKind kind, byte[] bytes) throws ParsingException {
        Metadata metadata = new Metadata();
        String html = kind == OfficeKind.PDF ? pdf(bytes, metadata) : word(kind, bytes, metadata);
        if (html.length() > longest) {
            throw new ParsingException(Problem.TOO_LONG, null, null);
        }
        String text = Titles.letters(html.replaceAll("<[^>]*>", " "));
        if (text.isEmpty()) {
            throw new ParsingException(Problem.NO_TEXT, null, null);
        }
        return new OfficeText(Titles.certain(metadata.get(TikaCoreProperties.TITLE), text), html);
    }

    private String pdf(byte[] bytes, Metadata metadata) throws ParsingException {
        PdfPages pages = new PdfPages(longest);
        run(new PDFParser(), bytes, pages, metadata);
        return PdfText.html(pages.pages());
    }

    private String word(OfficeKind kind, byte[] bytes, Metadata metadata) throws ParsingException {
        PlainHtml html = new PlainHtml(longest);
        run(parser(kind, bytes), bytes, html, metadata);
        return html.html();
    }

    private static Parser parser(OfficeKind kind, byte[] bytes) throws ParsingException {
        switch (kind) {
            case DOC -> {
                OfficeParts.checkOld(bytes);
                return new OfficeParser();
            }
            case ODT -> {
                OfficeParts.checkOpen(bytes);
                return new OpenDocumentParser();
            }
            case DOCX -> {
                return new OOXMLParser();
            }
            default -> {
                return new RTFParser();
            }
        }
    }

    private static void run(Parser parser, byte[] bytes, ContentHandler handler, Metadata metadata)
            throws ParsingException {
        try (TikaInputStream in = TikaInputStream.get(bytes)) {
            parser.parse(in, handler, metadata, context());
        } catch (EncryptedDocumentException e) {
            throw new ParsingException(Problem.LOCKED, null, e);
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            throw failure(e);
        }
    }

    private static ParsingException failure(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TextLimit.ReachedException) {
                return new ParsingException(Problem.TOO_LONG, null, e);
            }
            String message = String.valueOf(cause.getMessage());
            if (message.contains("Zip bomb")) {
                return new ParsingException(
                        Problem.TOO_MUCH, "a part of it unpacks to over a hundred times its size", e);
            }
        }
        return new ParsingException(Problem.DAMAGED, firstLine(e), e);
    }

    private static String firstLine(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
    }

    /** Text alone: no pictures read by machine, no files within the file, no forms, no notes at the margin. */
    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractAnnotationText(false);
        pdf.setExtractAcroFormContent(false);
        pdf.setExtractBookmarksText(false);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeDeletedContent(false);
        office.setExtractMacros(false);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // Never asked for.
        }
    }
}
