/**
 * Commands that check the AWS account of an operator. The only package of {@code cli} with the AWS SDK; may also depend
 * on {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.aws;

import org.jspecify.annotations.NullMarked;
