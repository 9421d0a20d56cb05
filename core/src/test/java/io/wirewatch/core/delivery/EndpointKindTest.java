package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.net.RefusedTargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
                .withMessage("kind takes webhook, ntfy, slack, discord, teams, not \"pager\"");
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
        "teams, https://tenant.webhook.office.com/webhookb2/1/IncomingWebhook/2/3",
        "teams, https://prod-1.westeurope.logic.azure.com/workflows/ab12/triggers/manual/paths/invoke?api-version=1",
    })
    void othersAreRefused(String kind, String url) {
        assertThatThrownBy(() -> EndpointKind.of(kind).checkAddress(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
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
