using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

/// <summary>How the work of a pass is divided among workers.</summary>
public class PassJobTests
{
    // A large layer of few items, a small one of many: of a LeNet.
    private static readonly ItemGroup[] Groups = [new(5, 46_080), new(1, 27_648), new(20, 7_680), new(88, 372), new(8, 16), new(1, 160)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Parts_of_items_follow_each_other_and_cost_the_same(int workers)
    {
        var job = new PassJob(Groups, [0]);
        int[] starts = [.. Enumerable.Range(0, workers + 1).Select(worker => job.FirstOfPart(7, worker, workers))];
        long[] costs = [.. Groups.SelectMany(g => Enumerable.Repeat(g.Cost, g.Items))];

        Assert.Equal(0, starts[0]);
        Assert.Equal(costs.Length, starts[^1]);
        for (int worker = 0; worker < workers; worker++)
        {
            Assert.True(starts[worker] <= starts[worker + 1]);
            long cost = costs[starts[worker]..starts[worker + 1]].Sum();

            // Each border is off by half of the largest item at most.
            Assert.InRange(cost, (costs.Sum() / workers) - costs.Max() - 1, (costs.Sum() / workers) + costs.Max() + 1);
        }
    }

    [Fact]
    public void Rows_are_divided_evenly()
    {
        var job = new PassJob([], [0]);
        Assert.Equal([0, 16, 32, 48], Enumerable.Range(0, 4).Select(worker => job.FirstOfPart(48, worker, 3)));
    }
}
