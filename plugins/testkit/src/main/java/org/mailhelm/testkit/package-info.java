/**
 * For the tests of a plugin: what every connector must be able to do, written as tests, and what it meets while it is
 * tested.
 *
 * <ul>
 *   <li>{@link org.mailhelm.testkit.ConnectorContract}: settings, opening, closing, secrets. Extend it once for each
 *       connector.
 *   <li>{@link org.mailhelm.testkit.HttpConnectorContract}: the same, and what {@code verify()} makes of a server that
 *       fails. Extend it instead when the outside system is reached over HTTP.
 *   <li>{@link org.mailhelm.testkit.MailHostContract}, {@link org.mailhelm.testkit.DnsZonesContract},
 *       {@link org.mailhelm.testkit.ReverseProxyContract}, {@link org.mailhelm.testkit.NotifierContract}: the service
 *       itself, against a real outside system or a stand-in. Extend the one of your kind.
 *   <li>{@link org.mailhelm.testkit.FakePluginContext}: a {@link org.mailhelm.api.PluginContext} with the host's own HTTP
 *       client, a clock that a test moves, and a log that a test reads.
 *   <li>{@link org.mailhelm.testkit.HttpRecorder}, {@link org.mailhelm.testkit.RealCaddy},
 *       {@link org.mailhelm.testkit.RealPowerDns}, {@link org.mailhelm.testkit.RealBind},
 *       {@link org.mailhelm.testkit.RealKnot}: outside systems on loopback. A test that needs a real one is skipped, with
 *       the reason, where its package is missing.
 *   <li>{@link org.mailhelm.testkit.PluginRules}: what a plugin's classes may depend on.
 * </ul>
 */
@NullMarked
package org.mailhelm.testkit;

import org.jspecify.annotations.NullMarked;
