package io.cloudir.telemetry.document;

/** The forms that short texts of a mapping have. */
public final class Form {
    /** The id of a mapping. */
    public static final String ID = "^[a-z0-9][a-z0-9.-]{0,63}$";

    public static final String ID_SAYS = "an id of lower-case letters, digits, dots and hyphens, such as shop-sign-in";

    /** A path within a record, or nothing. */
    public static final String PATH = "^([^.\\s][^.]{0,99}(\\.[^.]{1,100}){0,19})?$";

    public static final String PATH_SAYS =
            "the path of a field, such as user.login: at most 20 keys with dots between them";

    /** A word of a log source of Sigma, or nothing. */
    public static final String WORD = "^([A-Za-z0-9][A-Za-z0-9._-]{0,99})?$";

    public static final String WORD_SAYS = "a word without spaces, as rules write it in their logsource";

    /** A short text of one line, or nothing. */
    public static final String VALUE = "^(\\S([^\\r\\n]{0,198}\\S)?)?$";

    public static final String VALUE_SAYS = "a text of at most 200 characters";

    private Form() {}
}
