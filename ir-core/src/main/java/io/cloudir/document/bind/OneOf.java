package io.cloudir.document.bind;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** A text must be one of these words; an absent one is left to other constraints. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOf.Check.class)
public @interface OneOf {
    /** The words. */
    String[] value();

    /** What such a word stands for. */
    String message() default "a known word";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks the word up. */
    final class Check implements ConstraintValidator<OneOf, String> {
        private List<String> words = List.of();

        @Override
        public void initialize(OneOf constraint) {
            words = List.of(constraint.value());
        }

        @Override
        public boolean isValid(String word, ConstraintValidatorContext context) {
            return word.isEmpty() || words.contains(word);
        }
    }
}
