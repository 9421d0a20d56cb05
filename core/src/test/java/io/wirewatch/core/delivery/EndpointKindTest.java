package io.wirewatch.core.delivery;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.net.RefusedTargetException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointKindTest {
    @ParameterizedTest
    @EnumSource
    void everyKindHasAName(EndpointKind kind) {
        assertThat(EndpointKind.of(kind.text())).isSameAs(kind);
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThereAre() {
        assertThat(EndpointKind.known("pager")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointKind.of("pager"))
                .withMessage("kind takes webhook, ntfy, slack, discord, teams, apprise, email, not \"pager\"");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, https://hooks.example.org",
        "webhook, http://hooks.example.org:8080/a?b=c",
        "ntfy, https://ntfy.example.org/desk-1",
        "ntfy, https://example.org/push/desk_2/",
        "slack, https://hooks.slack.com/services/T0ABC/B0DEF/abcDEF123",
        "slack, https://hooks.slack-gov.com/services/T0ABC/B0DEF/abcDEF123",
        "slack, http://127.0.0.1:9/proxy/services/T0ABC/B0DEF/abcDEF123",
        "slack, https://slack.com/api/chat.postMessage?channel=C0123",
        "discord, https://discord.com/api/webhooks/1234567890/aB-c_D",
        "discord, https://canary.discordapp.com/api/v10/webhooks/1234567890/aB-c_D?thread_id=5",
        "teams, https://prod-1.westeurope.logic.azure.com:443/workflows/ab12/triggers/manual/paths/invoke?api-version=1&sig=x",
        "teams, https://d.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/ab/triggers/manual/paths/invoke?sig=x",
        "apprise, https://apprise.example.org/notify/night-desk_2",
        "apprise, http://127.0.0.1:8000/relay/notify/5cf2a9/?tag=desk+night",
    })
    void addressesOfTheKindAreTaken(String kind, String url) {
        assertThatCode(() -> EndpointKind.of(kind).checkAddress(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ntfy, https://ntfy.example.org",
        "ntfy, https://ntfy.example.org/",
        "ntfy, https://ntfy.example.org/desk.one",
        "slack, https://hooks.slack.com/",
        "slack, https://hooks.slack.com/services/T0ABC/B0DEF",
        "slack, https://hooks.slack.com/services/T0ABC/B0DEF/abc/more",
        "slack, https://slack.com/api/chat.postMessage",
        "slack, https://slack.com/api/chat.postMessage?channel=",
        "discord, https://discord.com/api/webhooks/1234567890",
        "discord, https://discord.com/api/webhooks/1234567890/aB-c_D/slack",
        "discord, https://discord.com/channels/1/2",
        "apprise, https://apprise.example.org/notify",
        "apprise, https://apprise.example.org/notify/",
        "apprise, https://apprise.example.org/notify/desk.one",
        "apprise, https://apprise.example.org/cfg/desk",
        "apprise, https://apprise.example.org/notify/desk/more",
        "apprise, https://apprise.example.org/notify/desk?:title=body",
        "apprise, https://apprise.example.org/notify/desk?tag=a&format=html",
        "apprise, https://apprise.example.org/notify/desk?tag=",
        "teams, https://tenant.webhook.office.com/webhookb2/1/IncomingWebhook/2/3",
        "teams, https://prod-1.westeurope.logic.azure.com/workflows/ab12/triggers/manual/paths/invoke?api-version=1",
    })
    void othersAreRefused(String kind, String url) {
        assertThatThrownBy(() -> EndpointKind.of(kind).checkAddress(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:desk@example.org",
                " MAILTO:night.desk+alerts@news.example.org\n",
                "mailto:a@example.org,b@xn--bcher-kva.example,o'neil@mail",
            })
    void mailAddressesAreTaken(String url) {
        assertThatCode(() -> EndpointKind.EMAIL.checkAddress(url)).doesNotThrowAnyException();
        assertThat(EndpointKind.EMAIL.needsSecret(url)).isFalse();
        assertThat(EndpointKind.EMAIL.isOverHttp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.org | mailto:NAME@HOST",
                "desk@example.org | mailto:NAME@HOST",
                "mailto: | NAME@HOST",
                "mailto:desk | NAME@HOST",
                "mailto:desk@ | NAME@HOST",
                "mailto:@example.org | NAME@HOST",
                "mailto:a@example.org, b@example.org | NAME@HOST",
                "mailto:a@example.org, | NAME@HOST",
                "mailto:Desk <a@example.org> | NAME@HOST",
                "mailto:\"a b\"@example.org | NAME@HOST",
                "mailto:a@[127.0.0.1] | NAME@HOST",
                "mailto:a..b@example.org | NAME@HOST",
                "mailto:a@-example.org | NAME@HOST",
                "mailto:a@example..org | NAME@HOST",
                "mailto:a%0d%0aBcc:b@example.org | NAME@HOST",
                "mailto:a@example.org?subject=x | no subject",
                "mailto:a@bücher.example | xn--",
                "mailto:bücher@example.org | ASCII",
            })
    void otherMailAddressesAreRefusedWithWhatIsTaken(String url, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointKind.EMAIL.checkAddress(url))
                .withMessageContaining(says);
    }

    @Test
    void aMailAddressCannotHoldAHeaderOrACommand() {
        for (String inside : List.of("\r\n", "\n", "\r", "\0", "\t", ">", " ")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailtoUrl.parse("mailto:a@example.org" + inside + "Bcc:b@example.org"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailtoUrl.parse("mailto:a" + inside + "b@example.org"));
        }
    }

    @Test
    void mailAddressesAreBoundedAndCountOnce() {
        String twenty =
                IntStream.range(0, 20).mapToObj(i -> "a" + i + "@example.org").collect(joining(","));
        assertThat(MailtoUrl.parse("mailto:" + twenty + ",a0@example.org").addresses())
                .hasSize(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailtoUrl.parse("mailto:" + twenty + ",b@example.org"))
                .withMessageContaining("at most 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailtoUrl.parse("mailto:" + "a".repeat(65) + "@example.org"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailtoUrl.parse("mailto:a@" + "example.".repeat(40) + "org"));
    }

    @Test
    void onlyTheApiOfSlackLetsNothingInWithoutASecret() {
        assertThat(EndpointKind.SLACK.needsSecret("https://slack.com/api/chat.postMessage?channel=C1"))
                .isTrue();
        assertThat(EndpointKind.SLACK.needsSecret("https://hooks.slack.com/services/T1/B1/x"))
                .isFalse();
        assertThat(EndpointKind.NTFY.needsSecret("https://ntfy.example.org/desk"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoAddressIsRefusedForAnyKind(EndpointKind kind) {
        assertThatThrownBy(() -> kind.checkAddress("javascript:alert(1)"))
                .isInstanceOfAny(RefusedTargetException.class, IllegalArgumentException.class);
    }
}
