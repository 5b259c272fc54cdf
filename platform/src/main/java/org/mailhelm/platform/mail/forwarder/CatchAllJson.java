package org.mailhelm.platform.mail.forwarder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.CatchAll;

/** What happens to mail for addresses that aren't there, as scripts get it and as it is kept. */
@Schema(name = "CatchAll")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CatchAllJson(
        @Schema(allowableValues = {"fail", "blackhole", "address"})
        String type,

        @Schema(description = "Who gets the mail; null unless the type is address") @Nullable
        String address,

        @Schema(description = "For people") String description) {

    static final String FAIL = "fail";
    static final String DISCARD = "blackhole";
    static final String ADDRESS = "address";

    static CatchAllJson of(CatchAll.Rule rule) {
        if (rule instanceof CatchAll.DeliverTo deliver) {
            return new CatchAllJson(
                    ADDRESS, deliver.address().toString(), "Mail for them goes to " + deliver.address() + ".");
        }
        return rule instanceof CatchAll.Discard
                ? new CatchAllJson(DISCARD, null, "Mail for them is taken and thrown away.")
                : new CatchAllJson(FAIL, null, "Mail for them is refused; the sender hears of it.");
    }

    /** What shall happen. */
    @Schema(name = "CatchAllChange")
    record Change(
            @Schema(allowableValues = {"fail", "blackhole", "address"}) @Nullable
            String type,

            @Schema(example = "mara@example.com", description = "Needed for type address") @Nullable
            String address) {}
}
