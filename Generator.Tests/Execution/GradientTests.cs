using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// Predictions, training outputs, losses and all gradients of generated networks against plain loops in double precision. Each number may be off by twice
/// its running error bound, see <see cref="Reference.Bounded"/>.
/// </summary>
/// <remarks>
/// Samples of 60 networks times the environment variable <c>NETGEN_TEST_SCALE</c> (1 unless set; 5 and more give the whole covering arrays: every value and
/// every pair of values of all axes).
/// </remarks>
[Trait("Category", "Long")]
public class GradientTests
{
    public static TheoryData<int> Compilations => [.. Enumerable.Range(0, GradientCases.Sets.Count)];

    [Theory]
    [MemberData(nameof(Compilations))]
    public void Networks_compute_what_their_attributes_say(int set) =>
        GradientCases.Sets[set].Check(GeneratedAssembly.Load(GradientCases.Sets[set].Compilation));
}
