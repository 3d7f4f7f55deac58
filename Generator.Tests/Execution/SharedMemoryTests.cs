using NetGen.Generator.Planning;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// A buffer of the arena lies in the place of what is not needed any more. If something is needed after all, the results differ from those of the same network
/// with a place of its own for each buffer. They are compared bit by bit: predictions, losses, gradients.
/// </summary>
public sealed class SharedMemoryTests
{
    public static TheoryData<string> Groups => PlanVariants.Groups;

    [Theory]
    [MemberData(nameof(Groups))]
    public void Results_are_those_of_buffers_apart(string group)
    {
        int saved = 0;
        PlanVariants.CheckBits(PlanVariants.Cases(group), PlanOptions.Usual with { SharesMemory = false }, (sharing, apart) => saved += apart.Training.Width - sharing.Training.Width);

        Assert.True(saved > 0, "No network shares memory.");
    }
}
