package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.onnx.GraphBuilder.ElementType.FLOAT;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

    @Test
    void aShapeWithoutAnElementTypeIsOfFloatsInBatchesOfAnySize() {
        // Given
        var explicit = new GraphBuilder("same");
        explicit.input("image", FLOAT, GraphSummary.DYNAMIC, 3, 8);
        explicit.named("copy", "Identity", List.of("image"));
        explicit.output("copy", FLOAT, GraphSummary.DYNAMIC, 3, 8);
        var brief = new GraphBuilder("same");
        brief.input("image", 3, 8);
        brief.named("copy", "Identity", List.of("image"));
        brief.output("copy", 3, 8);

        // When
        byte[] bytes = brief.bytes();

        // Then
        assertThat(bytes).isEqualTo(explicit.bytes());
    }

    @Test
    void constantsAndNodesAreNumberedSeparately() {
        // Given
        var graph = new GraphBuilder("sum");
        var image = graph.input("image", 1);

        // When
        var one = graph.floats(new float[] {1}, 1);
        var sum = graph.node("Add", List.of(image, one));
        var two = graph.floats(new float[] {2}, 1);

        // Then
        assertThat(List.of(one, sum, two)).containsExactly("constant_0", "add_0", "constant_1");
    }
}
