package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.access.AuthenticatorPage;
import org.mailhelm.ui.access.AuthenticatorSetup;
import org.mailhelm.ui.access.EnrolPage;
import org.mailhelm.ui.access.FactorPage;
import org.mailhelm.ui.access.FactorPolicyPage;
import org.mailhelm.ui.access.FactorsView;
import org.mailhelm.ui.access.ProofPage;
import org.mailhelm.ui.access.RecoveryCodesPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.QrCode;

/** Second factors of the samples. */
final class FactorSamples {
    private FactorSamples() {}

    static Map<String, Page> pages(String spice) {
        AuthenticatorSetup setup = new AuthenticatorSetup(
                new QrCode(21, "M0 0h7v1h-7z", "Code for an authenticator app" + spice), "ABCD EFGH" + spice);
        Form wrong = Form.empty().withError("code", "This code is wrong." + spice);
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("01-second-step", new FactorPage("ines" + spice, true, true, wrong));
        pages.put(
                "01-second-step-passkey",
                new FactorPage(
                        "ines" + spice, false, true, Form.empty().withError("recovery", "None of yours." + spice)));
        pages.put("01-enrol", new EnrolPage("ines" + spice, setup, wrong));
        pages.put("01-recovery-codes", new RecoveryCodesPage(List.of("ABCD-EFGH-IJKL", "MNOP" + spice), "/account"));
        pages.put("17-authenticator", new AuthenticatorPage(Optional.of(setup), true, wrong));
        pages.put(
                "17-authenticator-remove",
                new AuthenticatorPage(Optional.empty(), true, wrong.withError("password", "Not yours." + spice)));
        pages.put("17-proof", new ProofPage("/tokens/new" + spice, true, true, true, Optional.empty(), wrong));
        pages.put(
                "18-second-factor",
                new FactorPolicyPage(List.of(new Choice("nobody", "Nobody" + spice)), true, Form.empty()));
        return pages;
    }

    static FactorsView account(String spice) {
        return new FactorsView(
                "3 hours ago" + spice,
                List.of(new FactorsView.Row("1" + spice, "Laptop" + spice, "panel.example", "today", "never" + spice)),
                3,
                true);
    }
}
