package org.mailhelm.platform.access.sso;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The sealed ID token that a browser came back with: with a second factor, its session begins only later. */
@MappedEntity("access_sso_session")
record ProviderSession(@Id String browserHash, String userId, String idToken, long expires) {}
