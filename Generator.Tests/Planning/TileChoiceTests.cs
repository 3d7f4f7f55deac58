using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The planner's choices, and that a choice is never worse than what it could have chosen.</summary>
public sealed class TileChoiceTests
{
    private static readonly Tile[] WideTiles = [new(8, 2), new(16, 1)];

    [Theory]
    [InlineData(1, 12, 1)]
    [InlineData(8, 12, 1)]
    [InlineData(9, 6, 2)]
    [InlineData(16, 6, 2)]
    [InlineData(1024, 6, 2)]
    public void Outputs_of_one_narrow_vector_take_tall_tiles(int outputs, int rows, int vectors) => Assert.Equal(new Tile(rows, vectors), TileChoice.ForNarrow(outputs));

    [Theory]
    [InlineData(10, 16, 1)]
    [InlineData(32, 8, 2)]
    [InlineData(48, 16, 1)]
    [InlineData(64, 8, 2)]
    [InlineData(128, 8, 2)]
    [InlineData(144, 8, 2)]
    public void A_panel_without_a_neighbour_takes_tall_tiles_where_it_matters(int outputs, int rows, int vectors) => Assert.Equal(new Tile(rows, vectors), TileChoice.ForWide(outputs));

    [Fact]
    public void The_choice_is_the_cheapest_one() => Assert.All(
        Enumerable.Range(1, 300),
        outputs =>
        {
            int panels = Panels.Count(outputs);
            Assert.Equal(WideTiles.Min(t => TileChoice.Cycles(t, panels)), TileChoice.Cycles(TileChoice.ForWide(outputs), panels));
        });

    [Theory]
    [InlineData(784, 128, true)]
    [InlineData(16, 16, true)]
    [InlineData(4, 32, false)]
    [InlineData(784, 8, false)]
    [InlineData(1024, 1, false)]
    public void Wide_tiles_need_wide_outputs_and_some_inputs(int inputs, int outputs, bool gains) => Assert.Equal(gains, TileChoice.WideGains(inputs, outputs));

    [Fact]
    public void More_inputs_never_make_wide_tiles_worse()
    {
        for (int outputs = 1; outputs <= 130; outputs++)
        {
            bool gained = false;
            for (int inputs = 1; inputs <= 100; inputs++)
            {
                bool gains = TileChoice.WideGains(inputs, outputs);
                Assert.True(gains || !gained, $"{inputs} inputs, {outputs} outputs");
                gained = gains;
            }
        }
    }

    /// <summary>The planner counts the blocks of a weight gradient and tells the tiles in the tooltip; the library computes with those of its own.</summary>
    [Fact]
    public void The_library_chooses_the_same_tiles()
    {
        foreach (int outputs in Enumerable.Range(1, 70))
        {
            foreach (int length in Enumerable.Range(1, 70))
            {
                string sizes = $"{length} × {outputs}";
                Assert.Equal((sizes, TileChoice.AlongAxis(length, outputs)), (sizes, Shape(Generated.TileChoice.AlongAxis(length, outputs))));
                foreach (bool mustBeWhole in new[] { false, true })
                {
                    Assert.Equal((sizes, TileChoice.WideAlongAxis(length, outputs, mustBeWhole)), (sizes, WideShape(Generated.TileChoice.WideAlongAxis(length, outputs, mustBeWhole))));
                }

                var (narrow, wide) = TileChoice.OfPixelGradient(length, outputs);
                Assert.Equal((sizes, narrow), (sizes, Shape(Generated.TileChoice.OfPixelGradient(length, outputs))));
                Assert.Equal((sizes, wide), (sizes, WideShape(Generated.TileChoice.WideOfPixelGradient(length, outputs))));
                Assert.Equal((sizes, TileChoice.WideGains(length, outputs)), (sizes, Generated.TileChoice.WideGains(length, outputs)));
            }
        }
    }

    private static Tile Shape(Generated.TileShape tile) => new(tile.Rows, tile.Vectors);

    private static Tile? WideShape(Generated.TileShape tile) => tile.Rows == 0 ? null : Shape(tile);
}
