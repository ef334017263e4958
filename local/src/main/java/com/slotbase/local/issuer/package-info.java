/**
 * A token issuer for one machine: an OIDC discovery document, the public key, and tokens signed
 * with a key that lives in the state directory, so that tokens can be made while nothing runs.
 */
@NullMarked
package com.slotbase.local.issuer;

import org.jspecify.annotations.NullMarked;
