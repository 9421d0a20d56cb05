package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.ReleaseFixture;
import io.wirewatch.core.release.CleanRelease;

/** The agreement of April 2004 told in our own words, laid out as cleaning would. */
final class FoundingText {
    private FoundingText() {}

    static CleanRelease release() {
        return ReleaseFixture.release(
                "NATO and Russia move military ties forward",
                "Envoys of NATO and Russia have put their names to papers that give Moscow a Russian Military Liaison"
                        + " Office beside the allied commands in Mons, Belgium, and Norfolk, Virginia.",
                "The signing fell into a two-day trip. Its purpose, the host said, was to show that the Alliance wants"
                        + " partners and that the seven newcomers of this spring threaten nobody.",
                "NATO’s own Military Liaison Mission in the Russian capital gets more staff under the deal.");
    }
}
