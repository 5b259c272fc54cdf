package org.mailhelm.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "::",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::a9fe:a9fe",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "2001:0:1:1:1:1:5601:5601",
                "fd00::200:5efe:a9fe:a9fe"
            })
    void refuses(String address) throws UnknownHostException {
        assertThat(AddressPolicy.objection(InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "100.64.0.1",
                "93.184.216.34",
                "::1",
                "fd00::1",
                "2606:4700::1",
                "64:ff9b::5db8:d822",
                "::ffff:10.0.0.1"
            })
    void allows(String address) throws UnknownHostException {
        assertThat(AddressPolicy.objection(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void connectsOnlyToTheAddressesThatPassed() throws UnknownHostException {
        InetAddress good = InetAddress.getByName("10.0.0.1");
        InetAddress bad = InetAddress.getByName("169.254.169.254");

        assertThat(new CheckedDns(host -> new InetAddress[] {bad, good}).resolve("mixed.example"))
                .containsExactly(good);
        assertThatThrownBy(() -> new CheckedDns(host -> new InetAddress[] {bad}).resolve("bad.example"))
                .isInstanceOf(CheckedDns.RefusedAddress.class);
    }
}
