package io.wirewatch.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy LOCAL = AddressPolicy.allowing("127.0.0.0/8, fd00:1::/64");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void addressesThatAreNotGlobalAreRefused(String address) {
        assertThatThrownBy(() -> admit(AddressPolicy.GLOBAL_ONLY, address))
                .isInstanceOfSatisfying(
                        RefusedTargetException.class,
                        e -> assertThat(e.reason()).isEqualTo(RefusedTargetException.Reason.ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2a00::1",
                "3ffe::1"
            })
    void theirNeighboursAreTaken(String address) {
        assertThatCode(() -> admit(AddressPolicy.GLOBAL_ONLY, address)).doesNotThrowAnyException();
    }

    @Test
    void aRefusalNamesTheAddressTheBlockAndTheSetting() {
        assertThatThrownBy(() -> AddressPolicy.GLOBAL_ONLY.check("http://10.1.2.3:9000/hook"))
                .hasMessageContainingAll(
                        "10.1.2.3", "10.0.0.0/8", "private", "--allow-targets 10.1.2.3", "WIREWATCH_ALLOW_TARGETS");
    }

    @Test
    void blocksThatTheOperatorNamesAreAllowedAndNothingBeside() {
        assertThatCode(() -> admit(LOCAL, "127.9.9.9")).doesNotThrowAnyException();
        assertThatCode(() -> admit(LOCAL, "fd00:1::5")).doesNotThrowAnyException();
        assertThatThrownBy(() -> admit(LOCAL, "fd00:2::5")).isInstanceOf(RefusedTargetException.class);
        assertThatThrownBy(() -> admit(LOCAL, "::1")).isInstanceOf(RefusedTargetException.class);
    }

    @Test
    void aNameWithOnePrivateAddressAmongPublicOnesIsRefused() {
        assertThatThrownBy(() -> admit(AddressPolicy.GLOBAL_ONLY, "93.184.216.34", "10.0.0.5"))
                .hasMessageContaining("10.0.0.5");
    }

    @Test
    void ofANameWithAnAllowedAddressThatOneAloneIsUsed() {
        assertThat(admit(LOCAL, "::1", "127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void localhostIsKnownWithoutALookUp() {
        assertThatThrownBy(() -> AddressPolicy.GLOBAL_ONLY.check("http://LOCALHOST.:22/"))
                .hasMessageContaining("loopback");
        assertThatThrownBy(() -> AddressPolicy.GLOBAL_ONLY.check("http://db.localhost/"))
                .hasMessageContaining("loopback");
        assertThatCode(() -> LOCAL.check("http://localhost:9000/")).doesNotThrowAnyException();
        assertThatCode(() -> AddressPolicy.GLOBAL_ONLY.check("http://localhost.example.org/"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0/8", "10.0.0.0/33", "fd00::/129", "localhost", "10.0.0.0/8 192.168.0.0/16", "fd00:::/8"})
    void aSettingThatNamesNoBlockIsRefusedWithTheForm(String cidrs) {
        assertThatThrownBy(() -> AddressPolicy.allowing(cidrs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like");
    }

    @Test
    void anEmptySettingAllowsGlobalAddressesAlone() {
        assertThat(AddressPolicy.allowing(" ")).isEqualTo(AddressPolicy.GLOBAL_ONLY);
    }

    @Property
    void aBlockHoldsJustTheAddressesWithItsPrefix(
            @ForAll int one, @ForAll int other, @ForAll @IntRange(max = 32) int length) {
        int mask = length == 0 ? 0 : -1 << (32 - length);

        assertThat(Cidr.parse(dotted(one) + "/" + length).contains(InetAddress.ofLiteral(dotted(other))))
                .isEqualTo((one & mask) == (other & mask));
    }

    private static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    private static List<InetAddress> admit(AddressPolicy policy, String... addresses) {
        return policy.admit(
                "host.example",
                List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }
}
