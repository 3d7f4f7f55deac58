using NetGen.Generator.Graphs;
using NetGen.Generator.Planning;
using NetGen.Generator.Rewrites;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>The graphs of networks on their way to programs.</summary>
internal static class GraphOf
{
    /// <summary>What a step made of the graph of a network, as text.</summary>
    /// <param name="attributes">The network's attributes.</param>
    /// <param name="purpose">Which of its graphs.</param>
    /// <param name="step">The step.</param>
    public static string Text(string attributes, Purpose purpose, string step)
    {
        List<string> texts = [];
        var options = PlanOptions.Usual with
        {
            Pipeline = Pipeline.Usual with
            {
                Trace = (name, graph) =>
                {
                    if (name == step && graph.Purpose == purpose)
                    {
                        texts.Add(graph.ToString());
                    }
                },
            },
        };
        var plan = NetworkPlanner.Plan(NetworkSpecs.Of(attributes + " public partial class Net;"), options);
        Assert.False(plan.HasErrors, string.Join("; ", plan.Problems));

        // That of layers with a name comes after it.
        return texts[0];
    }
}
