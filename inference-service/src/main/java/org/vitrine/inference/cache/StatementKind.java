package org.vitrine.inference.cache;

import java.util.function.Function;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.inference.statement.VectorStatement;

/**
 * A type of statement that {@link StatementCache} can store.
 *
 * @param type class of the statement, for JSON
 * @param model returns the model that made a statement
 * @param inMemory whether statements are cached in memory too; pictures of preparation steps are not
 */
public record StatementKind<T>(Class<T> type, Function<T, ModelIdentity> model, boolean inMemory) {

    public static final StatementKind<LabelsStatement> LABELS =
            new StatementKind<>(LabelsStatement.class, LabelsStatement::model, true);
    public static final StatementKind<AttributeStatement> ATTRIBUTE =
            new StatementKind<>(AttributeStatement.class, AttributeStatement::model, true);
    public static final StatementKind<VectorStatement> VECTOR =
            new StatementKind<>(VectorStatement.class, VectorStatement::model, true);
    public static final StatementKind<StepStatement> STEP =
            new StatementKind<>(StepStatement.class, StepStatement::model, false);
}
