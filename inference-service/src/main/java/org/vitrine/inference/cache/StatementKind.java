package org.vitrine.inference.cache;

import java.util.function.Function;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.inference.statement.VectorStatement;

/**
 * What can be kept.
 *
 * @param small whether it is held in memory, too; pictures are not
 */
public record StatementKind<T>(Class<T> type, Function<T, ModelIdentity> model, boolean small) {

    public static final StatementKind<LabelsStatement> LABELS =
            new StatementKind<>(LabelsStatement.class, LabelsStatement::model, true);
    public static final StatementKind<AttributeStatement> ATTRIBUTE =
            new StatementKind<>(AttributeStatement.class, AttributeStatement::model, true);
    public static final StatementKind<VectorStatement> VECTOR =
            new StatementKind<>(VectorStatement.class, VectorStatement::model, true);
    public static final StatementKind<StepStatement> STEP =
            new StatementKind<>(StepStatement.class, StepStatement::model, false);
}
