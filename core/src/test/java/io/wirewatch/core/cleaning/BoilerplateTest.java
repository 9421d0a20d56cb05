package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Advertisement;advertising",
                "Find the Right Pilot Job!;advertising",
                "Search for local coast guard jobs;advertising",
                "Try our tide tables today;advertising",
                "Join our mailing list;mailing-list",
                "Subscribe to the Harbour Newsletter;mailing-list",
                "Sign up for e-mail updates from the council;mailing-list",
                "To unsubscribe from this list, click here.;mailing-list",
                "You are receiving this message because you asked for it.;mailing-list",
                "Newsletter abonnieren;mailing-list",
                "Share this article;share",
                "Facebook Twitter LinkedIn Email;share",
                "Follow the Council on Twitter and Facebook;share",
                "Print this page;share",
                "(Distributed by the Press Bureau of the Coastal Union. Web site:;distribution",
                "FOR IMMEDIATE RELEASE;distribution",
                "Back to Top;distribution",
                "Read more »;navigation",
                "Home | News | Contact us;navigation",
                "© 2011 Coastal Union;copyright",
                "Copyright 2011. All rights reserved.;copyright",
            })
    void knowsLinesThatNoReleaseSays(String line, String kind) {
        assertThat(Boilerplate.kind(line, true)).hasValue(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Find common ground, minister tells both coasts",
                "Save the Children opens an office in Vestby",
                "Join the fight against smuggling, council urges",
                "Released by the kidnappers on Monday, the crew is back in Vestby.",
                "Distributed energy will light the harbour.",
                "The council will share this burden.",
                "Facebook fined by the harbour council",
                "Subscribers of the ferry line pay less.",
                "The minister said: \"Find a way!\"",
                "Copying the accord is no crime.",
                "Print workers end their strike",
                "Next.",
                "Contact with the ferry was lost at 3 a.m.",
            })
    void leavesSentencesAndHeadlinesAlone(String line) {
        assertThat(Boilerplate.kind(line, true)).isEmpty();
    }
}
