namespace NetGen.Runtime.Tests.Training.Shards;

public class ShardTreeTests
{
    public static TheoryData<int> Shards => [1, 2, 4, 8, 64];

    [Theory]
    [MemberData(nameof(Shards))]
    public void Shards_share_out_the_rows_of_every_batch(int shards)
    {
        var tree = new ShardTree(shards);
        for (int rows = 1; rows < 200; rows++)
        {
            int[] sizes = [.. Enumerable.Range(0, shards).Select(shard => tree.FirstRow(shard + 1, rows) - tree.FirstRow(shard, rows))];

            Assert.Equal(rows, sizes.Sum());
            Assert.Equal(sizes.Max(), tree.MostRows(rows));
            Assert.Equal(sizes.Where(size => size > 0).Min(), tree.FewestRows(rows));
        }
    }

    [Theory]
    [MemberData(nameof(Shards))]
    public void Nodes_of_the_ranks_are_whole_and_follow_each_other(int shards)
    {
        var tree = new ShardTree(shards);
        for (int ranks = 1; ranks <= shards; ranks++)
        {
            var nodes = Enumerable.Range(0, ranks).SelectMany(rank => tree.NodesOf(rank, ranks)).ToArray();

            Assert.Equal(Enumerable.Range(0, shards), nodes.SelectMany(node => Enumerable.Range(node.First, node.Count)));
            Assert.All(nodes, node => Assert.True(int.IsPow2(node.Count) && node.First % node.Count == 0, $"{node}"));
            Assert.All(Enumerable.Range(0, ranks), rank => Assert.NotEmpty(tree.NodesOf(rank, ranks)));
        }
    }

    [Fact]
    public void A_range_of_shards_is_the_fewest_nodes()
    {
        Assert.Equal([new Subtree(0, 8)], Subtree.Cover(0, 8));
        Assert.Equal([new Subtree(2, 2), new Subtree(4, 1)], Subtree.Cover(2, 5));
        Assert.Equal([new Subtree(1, 1), new Subtree(2, 2), new Subtree(4, 4), new Subtree(8, 2), new Subtree(10, 1)], Subtree.Cover(1, 11));
    }
}
