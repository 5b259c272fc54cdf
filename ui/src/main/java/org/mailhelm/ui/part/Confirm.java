package org.mailhelm.ui.part;

import java.util.List;
import java.util.Optional;

/**
 * A question before something that cannot be taken back. With the script it is a dialog; without it the form is sent
 * without the field {@code confirm}, and the controller answers with a {@link org.mailhelm.ui.message.ConfirmPage}.
 *
 * @param title the question, naming the thing
 * @param text what will happen
 * @param consequences what else breaks or is lost, one line each
 * @param button the effect in words, such as "Remove plugin"
 * @param typed what must be typed into the field {@code confirm}; when empty, {@code confirm} is {@code yes}
 */
public record Confirm(String title, String text, List<String> consequences, String button, Optional<String> typed) {
    /** Name of the form field that carries the answer. */
    public static final String FIELD = "confirm";

    public Confirm {
        consequences = List.copyOf(consequences);
    }

    public static Confirm simple(String title, String text, String button) {
        return new Confirm(title, text, List.of(), button, Optional.empty());
    }

    public static Confirm typed(String title, String text, List<String> consequences, String button, String typed) {
        return new Confirm(title, text, consequences, button, Optional.of(typed));
    }

    /** True when the submitted value of {@link #FIELD} answers the question. */
    public boolean accepts(String answer) {
        return answer.strip().equals(typed.orElse("yes"));
    }

    public String linesForScript() {
        return String.join("\n", consequences);
    }
}
