package org.vitrine.inference.kept;

import java.util.function.Function;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.ModelReference;
import org.vitrine.inference.statement.VectorStatement;

/** What can be kept. */
public record StatementKind<T>(Class<T> type, Function<T, ModelReference> model) {

    public static final StatementKind<LabelsStatement> LABELS =
            new StatementKind<>(LabelsStatement.class, LabelsStatement::model);
    public static final StatementKind<AttributeStatement> ATTRIBUTE =
            new StatementKind<>(AttributeStatement.class, AttributeStatement::model);
    public static final StatementKind<VectorStatement> VECTOR =
            new StatementKind<>(VectorStatement.class, VectorStatement::model);
}
