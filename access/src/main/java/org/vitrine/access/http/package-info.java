/**
 * Access at the HTTP edge. quarkus-oidc verifies tokens; each endpoint states its permission in an annotation.
 *
 * <pre>
 * Authorization: Bearer ─▶ quarkus-oidc ─▶ AccessControl: ApiCaller, AccessRules ─▶ PermissionFilter ─▶ resource
 *                                                          │                            │
 *                                                          └▶ AccessProblem: 401, 403   ├▶ CurrentCaller ─▶ InstitutionAccess
 *                                                                                       ├▶ CallerPermissions ─▶ ReadScope
 *                                                                                       └▶ CallerCaching: Vary, Cache-Control
 * </pre>
 */
@NullMarked
package org.vitrine.access.http;

import org.jspecify.annotations.NullMarked;
