package io.cloudir.incident.journal.proof;

import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.json.HeadLine;
import io.cloudir.incident.journal.json.JournalText;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs the head of an export with a key of the caller's, so that whoever has the public key can tell whether the end is
 * missing or everything was written anew. Ed25519 (RFC 8032) over the bytes of the head object in the head line. Thread-safe.
 */
public final class HeadSigner {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private final PrivateKey key;

    /** @param key an Ed25519 key */
    public HeadSigner(PrivateKey key) {
        this.key = key;
    }

    /**
     * The export with its head line signed.
     *
     * @param export as {@link io.cloudir.incident.journal.JournalStore#export} gives it
     * @throws JournalException if it has no head line, or the key cannot sign
     */
    public byte[] sign(byte[] export) {
        List<byte[]> lines = new ArrayList<>(JournalText.lines(export));
        Optional<HeadLine> unsigned = lines.isEmpty() ? Optional.empty() : HeadLine.read(lines.get(lines.size() - 1));
        HeadLine line = unsigned.orElseThrow(() -> new JournalException("the export does not end with a head line"));
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(HeadLine.signed(line.head()));
            String text = Base64.getEncoder().encodeToString(signature.sign());
            lines.set(lines.size() - 1, new HeadLine(line.head(), Optional.of(text)).bytes());
            return JournalText.joined(lines);
        } catch (GeneralSecurityException e) {
            throw new JournalException("the head cannot be signed; an Ed25519 private key is needed", e);
        }
    }

    /**
     * Reads a public key from a PEM file's text, as {@code openssl pkey -pubout} prints it.
     *
     * @throws IllegalArgumentException if it is not an Ed25519 public key
     */
    public static PublicKey publicKey(String pem) {
        try {
            var matcher = PEM.matcher(pem);
            if (matcher.matches()) {
                byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
                return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "not an Ed25519 public key; expected the output of openssl pkey -pubout", e);
        }
        throw new IllegalArgumentException(
                "no PEM public key; expected one block that begins with -----BEGIN PUBLIC KEY-----");
    }

    static boolean isSigned(HeadLine line, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(HeadLine.signed(line.head()));
            String text = line.signature().orElse("");
            byte[] bytes = Base64.getDecoder().decode(text);
            // Only the one way of writing it: the bytes of the line are what is checked.
            return Base64.getEncoder().encodeToString(bytes).equals(text) && signature.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
