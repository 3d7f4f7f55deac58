using System.Numerics;

namespace NetGen.Runtime.Tests.Training.Shards;

public class ShardRoundsTests
{
    public static TheoryData<int> Shards => [1, 2, 8, 64, 1024];

    [Theory]
    [MemberData(nameof(Shards))]
    public void Every_node_has_a_round_and_small_ones_come_first(int shards)
    {
        var tree = new ShardTree(shards);
        foreach (int ranks in RanksOf(shards))
        {
            var rounds = new ShardRounds(tree, ranks);
            for (int rank = 0; rank < ranks; rank++)
            {
                var own = Enumerable.Range(0, rounds.Count).Select(round => rounds[round][rank]).Where(node => node.Count > 0).ToArray();

                Assert.Equal(ShardRounds.NodesOf(tree, rank, ranks), own);
                Assert.Equal(tree.NodesOf(rank, ranks), own.OrderBy(node => node.First));
                Assert.Equal(own.OrderBy(node => node.Count), own);
                Assert.All(own, node => Assert.True(rounds.IsWhole(node)));
            }

            Assert.All(
                Enumerable.Range(0, rounds.Count),
                round => Assert.Single(rounds[round].ToArray().Select(node => node.Count).Where(count => count > 0).Distinct()));
            Assert.Equal(rounds.Count - 1, rounds.LastOf(tree.Root));
        }
    }

    [Fact]
    public void A_power_of_two_ranks_has_one_round()
    {
        foreach (int ranks in new[] { 1, 2, 4, 16 })
        {
            var rounds = new ShardRounds(new ShardTree(16), ranks);

            Assert.Equal((1, ranks, 0), (rounds.Count, rounds.Senders, rounds.Waiting));
        }
    }

    /// <summary>The vectors of the levels, and slices of a rank's share of a vector.</summary>
    [Theory]
    [MemberData(nameof(Shards))]
    public void A_rank_holds_at_most_two_gradients_more_than_the_tree_has_levels_above_its_shards(int shards)
    {
        foreach (int ranks in RanksOf(shards).Where(ranks => ranks > 1))
        {
            var tree = new ShardTree(shards);
            var rounds = new ShardRounds(tree, ranks);
            double slices = (rounds.Senders + rounds.Waiting) / (double)ranks;
            Assert.All(Enumerable.Range(0, ranks), rank => Assert.InRange(
                tree.NodesOf(rank, ranks).Max(node => node.Depth) + slices, 0, BitOperations.Log2((uint)shards) + 2));
        }
    }

    private static IEnumerable<int> RanksOf(int shards) => Enumerable.Range(1, Math.Min(shards, 33)).Append(shards).Distinct();
}
