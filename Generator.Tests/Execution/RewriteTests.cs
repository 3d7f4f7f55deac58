using NetGen.Generator.Planning;
using NetGen.Generator.Rewrites;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Networks with and without a rewrite of their graphs: predictions, losses and gradients are the same bits.</summary>
public sealed class RewriteTests
{
    public static TheoryData<string, string> Variants
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string rewrite in Optional.Select(r => r.Name))
            {
                foreach (string group in PlanVariants.Groups)
                {
                    data.Add(rewrite, group);
                }
            }

            return data;
        }
    }

    private static IEnumerable<Rewrite> Optional => Pipeline.Usual.Forward.Concat(Pipeline.Usual.Whole).Where(r => r.IsOptional);

    [Theory]
    [MemberData(nameof(Variants))]
    public void Results_are_those_without(string rewrite, string group)
    {
        int differing = PlanVariants.CheckBits(PlanVariants.Cases(group), PlanOptions.Usual with { Pipeline = Pipeline.Usual.Without(rewrite) });

        // Tails are everywhere; the others are tested with networks of their own.
        Assert.True(differing > 0 || rewrite != nameof(FuseTails), $"{rewrite} changes no network.");
    }

    [Fact]
    public void A_rewrite_that_must_agree_but_for_rounding_only_is_no_part_of_this_test() =>
        Assert.All(Optional, rewrite => Assert.Equal(Exactness.Bits, rewrite.Exactness));
}
