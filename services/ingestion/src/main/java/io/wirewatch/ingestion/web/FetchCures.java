package io.wirewatch.ingestion.web;

import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.OutboundException;
import java.time.Duration;

/** What is the matter with a fetch that gave nothing, and what to do about it, for the source's state. */
final class FetchCures {
    private FetchCures() {}

    /** @param retryAfter how long the server asks to wait, or null */
    static String ofStatus(int status, Duration retryAfter) {
        String wait =
                retryAfter == null ? "It is tried again later." : "It asks to wait " + retryAfter + ", which is done.";
        return switch (status) {
            case 401, 407 ->
                "The server wants a login (status " + status
                        + "), which cannot be given here. Use a feed that is open to all.";
            case 402 -> "The server wants payment (status 402). Use a feed that is open to all.";
            case 403 ->
                "The server refuses this fetcher (status 403). Open the address in a browser; if it works there, ask the publisher to let feed readers in.";
            case 404 ->
                "There is nothing at this address (status 404). Look up the feed's address on the publisher's site.";
            case 410 -> "The feed is gone for good (status 410). Delete the source, or look up its new address.";
            case 429 ->
                "The server finds that it is asked too often (status 429). " + wait
                        + " If it stays so, choose a longer interval.";
            case 301, 302, 303, 307, 308 ->
                "The server redirects (status " + status
                        + ") without saying where. Open the address in a browser and use the one it leads to.";
            default ->
                status >= 500
                        ? "The server has a fault of its own (status " + status + "). " + wait
                        : "The server answers with status " + status + ". Open the address in a browser to see why.";
        };
    }

    /** @throws InterruptedException where the fetch did not fail, but its thread was told to end */
    static SourceException failure(OutboundException e) throws InterruptedException {
        if (e.reason() == OutboundException.Reason.CANCELLED) {
            throw new InterruptedException("the fetch was cancelled");
        }
        return new SourceException(of(e), e);
    }

    private static String of(OutboundException e) {
        return sentence(e.getMessage()) + " "
                + switch (e.reason()) {
                    case REFUSED_URL -> "Give an address that begins with https:// or http://.";
                    case REFUSED_ADDRESS ->
                        "Addresses that are not public are fetched only where the operator allows them (--allow-targets).";
                    case UNRESOLVABLE -> "Check the spelling of the host's name.";
                    case CONNECT -> "It is tried again; if it stays so, open the address in a browser.";
                    case TLS ->
                        "The publisher has to mend the certificate; one of an authority of your own has to be added to the trust store of Java. It is tried again.";
                    case WRONG_HOST ->
                        "Open the address in a browser and use the host that it ends at; if that warns too, the publisher has to mend the certificate. It is tried again.";
                    case TIMEOUT -> "It is tried again; if it stays so, the server is too slow for this fetcher.";
                    case TOO_LARGE -> "Ask the publisher for a shorter feed.";
                    case REDIRECT -> "Open the address in a browser and use the one it leads to.";
                    case PROTOCOL, CANCELLED -> "It is tried again.";
                };
    }

    private static String sentence(String message) {
        String text = message == null || message.isBlank() ? "the fetch failed" : message.strip();
        String begun = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
