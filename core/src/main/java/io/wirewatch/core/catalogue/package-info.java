/**
 * The actors that Wirewatch knows from the start, written down in text files beside these classes:
 * {@link io.wirewatch.core.catalogue.StarterCatalogue} reads them. Countries take their names in six languages from
 * CLDR. No persons: who holds an office changes, the office stays.
 */
package io.wirewatch.core.catalogue;
