using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>A graph that is wrong says what is wrong with it.</summary>
public sealed class GraphCheckTests
{
    [Fact]
    public void A_graph_that_is_right_passes()
    {
        var graph = Chain(out _, out _);

        Assert.Null(graph.Check());
    }

    [Fact]
    public void A_value_that_is_read_before_it_is_written_is_found()
    {
        var graph = Chain(out var first, out _);
        graph.Remove(first);

        Assert.Contains("reads 'first' before it is written", graph.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_the_value_does_not_know_is_found()
    {
        var graph = Chain(out var first, out var second);
        first.Result.RemoveUser(second);

        Assert.Contains("is not among the readers of 'first'", graph.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_nobody_writes_is_found()
    {
        var graph = Chain(out _, out var second);
        graph.Remove(second);

        Assert.Contains("No operation writes 'second'", graph.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_length_cannot_share_a_layout() => Assert.Throws<ArgumentException>(() => new Layout(3).Join(new Layout(4)));

    private static Graph Chain(out Operation first, out Operation second)
    {
        var graph = new Graph("Net", Purpose.Training);
        first = new RowFunction(new Origin("first", 0, 1), graph.AddInput("input", new Layout(4), 0, 4), "Softmax");
        second = new RowFunction(new Origin("second", 1, 2), graph.Add(first), "Softmax");
        graph.AddOutput(1, graph.Add(second));
        return graph;
    }
}
