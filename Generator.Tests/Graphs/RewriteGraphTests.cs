using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Rewrites;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>For each rewrite a network in which it does something, and one in which it must not.</summary>
public sealed class RewriteGraphTests
{
    [Fact]
    public void A_pass_is_written_into_what_makes_its_rows()
    {
        string graph = GraphOf.Text("[Network(8)] [Dense(4, Activation.ReLU)] [Dense(2)] [MeanSquaredErrorLoss]", Purpose.Training, nameof(FuseTails));

        Assert.Contains("dense1ReLU = Dense(input, weight, bias) · ReLULayer", graph, StringComparison.Ordinal);
        Assert.Contains("dense1 gradient = InputGradient(dense2 gradient, dense2 transposed weights) · undo ReLULayer", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_over_rows_that_another_layer_reads_too_stands_for_itself()
    {
        string graph = GraphOf.Text("[Network(8)] [Dense(4, Name = \"a\")] [ReLU] [Add(\"a\")]", Purpose.Training, nameof(FuseTails));

        Assert.Contains("a = Dense(input, weight, bias)\n", graph, StringComparison.Ordinal);
        Assert.Contains("add1 = Elementwise(a) · ReLULayer · plus a", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_that_reads_what_is_not_there_yet_stands_for_itself()
    {
        string graph = GraphOf.Text("[Network(8)] [Dense(4, Name = \"a\")] [Dense(4, From = \"input\", Name = \"b\")] [Add(\"a\", From = \"a\")] [Add(\"b\")]", Purpose.Training, nameof(FuseTails));

        // 'a' is made before 'b', and their sum with 'b' cannot be.
        Assert.Contains("add2 = Sum(a) · plus a · plus b", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_the_backward_pass_reads_is_stored_on_the_way()
    {
        string graph = GraphOf.Text("[Network(8)] [Dense(4, Activation.SiLU)] [Dense(2)] [MeanSquaredErrorLoss]", Purpose.Training, nameof(FuseTails));

        Assert.Contains("dense1, dense1SiLU = Dense(input, weight, bias) · SiLULayer", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gradient_of_a_sum_is_that_of_its_operands()
    {
        string graph = GraphOf.Text("[Network(8)] [Dense(4, Name = \"a\")] [Dense(4)] [Add(\"a\")] [Dense(2)] [MeanSquaredErrorLoss]", Purpose.Training, "Differentiate");

        // Nothing is copied: the weights of both layers take the one value.
        Assert.Contains("weight = WeightGradient(a, add1 gradient)", graph, StringComparison.Ordinal);
        Assert.Contains("a gradient = Pass(a gradient so far) · plus add1 gradient", graph.Replace("a gradient = Pass(a gradient) · plus add1 gradient", "a gradient = Pass(a gradient so far) · plus add1 gradient", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_is_nothing_in_a_prediction()
    {
        const string Network = "[Network(8)] [Dense(4, Activation.ReLU)] [Dropout(0.5)] [Dense(2)]";

        Assert.DoesNotContain("DropoutLayer", GraphOf.Text(Network, Purpose.Prediction, nameof(FuseTails)), StringComparison.Ordinal);
        Assert.Contains("· ReLULayer · DropoutLayer", GraphOf.Text(Network, Purpose.Training, nameof(FuseTails)), StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_normalisation_is_written_into_a_convolution_in_a_prediction_only()
    {
        const string Network = "[Network(8, 8, 3)] [Conv2D(4, 3, Bias = false)] [BatchNorm] [ReLU] [Flatten] [Dense(2)]";

        Assert.Contains("relu1 = Convolution(input, weight) · scale by batchNorm1 table · ReLULayer", GraphOf.Text(Network, Purpose.Prediction, nameof(FuseTails)), StringComparison.Ordinal);
        Assert.Contains("relu1 = ScaleChannels(conv2D1) · scale by batchNorm1 statistics · ReLULayer", GraphOf.Text(Network, Purpose.Training, nameof(FuseTails)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_input_is_copied_where_whole_vectors_of_it_are_read()
    {
        Assert.Contains("input = Copy(input)", GraphOf.Text("[Network(3, 3, 2)] [MaxPool2D(2)]", Purpose.Training, nameof(LoadInputs)), StringComparison.Ordinal);
        Assert.DoesNotContain("Copy", GraphOf.Text("[Network(5)] [Dense(2)]", Purpose.Training, nameof(LoadInputs)), StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_that_take_each_other_back_are_left_out()
    {
        // The transposes of two images of the same values.
        var graph = new Graph("Net", Purpose.Prediction);
        var rows = graph.Add(new Copy(Origin.Network("input"), graph.AddInput("input", new Layout(12), 0, 12)));
        Specs.Shape[] image = [new(new Common.EquatableArray<int>([2, 2, 3]))], other = [new(new Common.EquatableArray<int>([4, 1, 3]))];
        var there = graph.Add(new Transpose(new Origin("there", 0, 1), rows, image, toPyTorch: true));
        var back = graph.Add(new Transpose(new Origin("back", 1, 1), there, image, toPyTorch: false));
        graph.AddOutput(1, back);
        new CancelTransposes().Run(graph);

        Assert.Null(graph.Check());
        Assert.Equal("input = Copy(input) · copy", graph.ToString());
        Assert.Same(rows, graph.Outputs[0].Value);

        var second = graph.Add(new Transpose(new Origin("there", 0, 1), rows, image, toPyTorch: true));
        graph.AddOutput(2, graph.Add(new Transpose(new Origin("elsewhere", 1, 1), second, other, toPyTorch: false)));
        new CancelTransposes().Run(graph);
        Assert.Equal(3, graph.Operations.Count);
    }

    [Fact]
    public void What_nobody_reads_is_left_out_of_a_prediction()
    {
        string graph = GraphOf.Text("[Network(8)] [Dense(4)] [BatchNorm]", Purpose.Prediction, nameof(DropUnread));

        Assert.DoesNotContain("BatchStatistics", graph, StringComparison.Ordinal);
        Assert.Contains("FoldedStatistics", graph, StringComparison.Ordinal);
    }
}
