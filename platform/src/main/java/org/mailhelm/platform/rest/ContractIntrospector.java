package org.mailhelm.platform.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.Serial;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.JsonName;

/**
 * Reads our own annotations of records and enums. Marks of nullness stand on types, where the library doesn't look, so
 * each question goes back to the record's component.
 */
final class ContractIntrospector extends JacksonAnnotationIntrospector {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
        return named(annotated).orElseGet(() -> super.findNameForSerialization(annotated));
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
        return named(annotated).orElseGet(() -> super.findNameForDeserialization(annotated));
    }

    private static Optional<PropertyName> named(Annotated annotated) {
        return component(annotated)
                .flatMap(component -> Optional.ofNullable(component.getAnnotation(JsonName.class)))
                .map(name -> PropertyName.construct(name.value()));
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return component(member)
                .map(component -> needed(component) && !gathers(component.getType()))
                .orElseGet(() -> super.hasRequiredMarker(member));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return component(annotated)
                .map(component -> {
                    if (gathers(component.getType())) {
                        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP);
                    }
                    return needed(component)
                            ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                            : JsonSetter.Value.forValueNulls(Nulls.SET);
                })
                .orElseGet(() -> super.findSetterInfo(annotated));
    }

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass annotatedClass, Enum<?>[] constants, String[] names) {
        for (AnnotatedField field : annotatedClass.fields()) {
            JsonName name = field.getAnnotated().getAnnotation(JsonName.class);
            for (int i = 0; name != null && i < constants.length; i++) {
                if (field.getAnnotated().isEnumConstant() && constants[i].name().equals(field.getName())) {
                    names[i] = name.value();
                }
            }
        }
        return super.findEnumValues(config, annotatedClass, constants, names);
    }

    private static boolean gathers(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean needed(RecordComponent component) {
        return component.getType() != Optional.class
                && Arrays.stream(component.getAnnotatedType().getAnnotations())
                        .map(Annotation::annotationType)
                        .noneMatch(type -> type.getSimpleName().equals("Nullable"));
    }

    private static Optional<RecordComponent> component(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter) {
            RecordComponent @Nullable [] all = parameter.getDeclaringClass().getRecordComponents();
            return all != null && parameter.getOwner().getParameterCount() == all.length
                    ? Optional.of(all[parameter.getIndex()])
                    : Optional.empty();
        }
        if (annotated instanceof AnnotatedField || annotated instanceof AnnotatedMethod) {
            AnnotatedMember member = (AnnotatedMember) annotated;
            RecordComponent @Nullable [] all = member.getDeclaringClass().getRecordComponents();
            return all == null
                    ? Optional.empty()
                    : Arrays.stream(all)
                            .filter(component -> component.getName().equals(member.getName()))
                            .findFirst();
        }
        return Optional.empty();
    }
}
