using NetGen.Generator.Writing;
using NetGen.Generator.Layers;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Where values are copied into another order, and where their order costs nothing.</summary>
public class OrderPlannerTests
{
    /// <summary>A network, and its layers with their copies.</summary>
    public static TheoryData<string, string> Networks => new()
    {
        // A dense layer takes any order and gives any, through what keeps it: the sum is one of flattened images.
        { "[Network(2, 1, 2)] [Flatten(Name = \"f\")] [Dense(4)] [Add(\"f\")] [Dense(1)]", "Flatten Dense Add Dense" },
        { "[Network(2, 1, 2)] [Flatten(Name = \"f\")] [Dense(4)] [BatchNorm] [ReLU] [Multiply(\"f\")]", "Flatten Dense BatchNorm ReLU Multiply" },
        { "[Network(2, 1, 2)] [Flatten(Name = \"f\")] [Dense(3)] [Concat(\"f\")] [LayerNorm] [Dense(1)]", "Flatten Dense Concat LayerNorm Dense" },
        { "[Network(5)] [Dense(12)] [Tanh] [Reshape(2, 2, 3)] [Conv2D(2, 2)]", "Dense Tanh Reshape Conv2D" },

        // An embedding has the order of PyTorch's, whatever reads it.
        { "[Network(2)] [Embedding(3, 2)] [Flatten] [Dense(1)]", "Embedding Flatten Dense" },
        { "[Network(4)] [Embedding(3, 2)] [LayerNorm] [Conv1D(2, 2)]", "Embedding LayerNorm Conv1D" },

        // An input vector comes in as the image that it becomes; means that only pass through an image's shape keep their order.
        { "[Network(12)] [Reshape(2, 2, 3)] [Conv2D(2, 2)]", "Reshape Conv2D" },
        { "[Network(1, 1, 4)] [GlobalAvgPool] [Reshape(2, 1, 2)] [Tanh] [Flatten] [Dense(1)]", "GlobalAvgPool Reshape Tanh Flatten Dense" },
        { "[Network(4, 2, 3)] [Reshape(2, 4, 3)] [Conv2D(2, 2)]", "Reshape Conv2D" },

        // One that is convolved, or leaves the network, is brought into its order; two images of different shape both into PyTorch's.
        { "[Network(1, 1, 4)] [GlobalAvgPool] [Reshape(2, 1, 2)] [Conv2D(2, 1)]", "GlobalAvgPool Reshape Transpose Conv2D" },
        { "[Network(1, 1, 4)] [GlobalAvgPool] [Reshape(2, 1, 2)]", "GlobalAvgPool Reshape Transpose" },
        { "[Network(4, 2, 3)] [Reshape(2, 3, 4)] [Conv2D(2, 2)]", "Reshape Transpose Transpose Conv2D" },
        { "[Network(2, 3, 2)] [Flatten(Name = \"f\")] [Conv2D(4, 2, 1, From = \"input\")] [Flatten] [Add(\"f\")] [Dense(1)]", "Flatten Conv2D Flatten Transpose Transpose Add Dense" },
        { "[Network(2, 2, 2)] [Flatten(Name = \"f\")] [Conv2D(8, 1, From = \"input\")] [GlobalAvgPool] [Add(\"f\", \"f\")] [Dense(1)]", "Flatten Conv2D GlobalAvgPool Transpose Add Dense" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_copy_is_made_only_where_nobody_takes_the_order(string attributes, string layers)
    {
        var plan = NetworkPlanner.Plan(NetworkSpecs.Of(attributes + " public partial class Net;"));
        Assert.Equal(layers, string.Join(' ', plan.Layers.Select(l => l.Spec.Kind)));
        Assert.Equal(Enumerable.Range(1, plan.Layers.Count), plan.Layers.Select(l => l.Ordinal));
    }

    [Fact]
    public void A_copy_shows_in_the_table_of_layers()
    {
        var plan = NetworkPlanner.Plan(NetworkSpecs.Of("[Network(1, 1, 4)] [GlobalAvgPool] [Reshape(2, 1, 2, Name = \"transpose1\")] [Conv2D(2, 1)] public partial class Net;"));
        Assert.Equal("transpose2", Assert.Single(plan.Layers.OfType<TransposeLayer>()).Name);
        Assert.Contains(
            "<item><term>transpose2 (Transpose)</term><description>2×1×2 · 0 · 0 · a copy in another order, row by row</description></item>",
            LayerTableText.Remarks(plan),
            StringComparison.Ordinal);
    }
}
