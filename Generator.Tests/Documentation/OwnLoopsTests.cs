using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/own-loops.md</c> compile without a warning, and learn.</summary>
public class OwnLoopsTests
{
    [Fact]
    public void One_step_at_a_time_learns_the_exclusive_or()
    {
        float loss = Load(0).Invoke<float>("OneStepAtATime", "Run");

        // Of a coin's 0.69 little is left where all four rows are learned; a network that misses one of them stays above 0.3.
        Assert.InRange(loss, 0, 0.1f);
    }

    [Fact]
    public void Policy_gradient_learns_by_reward()
    {
        float reward = Load(1).Invoke<float>("PolicyGradient", "Run");

        // Chance gives 1/3.
        Assert.InRange(reward, 0.8f, 1);
    }

    [Fact]
    public void A_target_network_follows()
    {
        float follower = Load(2).Invoke<float>("TargetNetwork", "Run");

        // The sine of 1.5; at the start both give something else by 0.5 and more.
        Assert.InRange(follower, MathF.Sin(1.5f) - 0.15f, MathF.Sin(1.5f) + 0.15f);
    }

    [Fact]
    public void Gradients_of_several_steps_add_up()
    {
        float loss = Load(3).Invoke<float>("Accumulation", "Run");

        // That of the last row; without learning it is about 4.
        Assert.InRange(loss, 0, 0.1f);
    }

    [Fact]
    public void Weights_evolve()
    {
        float fitness = Load(4).Invoke<float>("Evolution", "Run");

        // A network that gives 0 everywhere has −4.
        Assert.InRange(fitness, -0.5f, 0);
    }

    [Fact]
    public void Far_from_the_data_it_doubts()
    {
        float[] deviation = Load(5).Invoke<float[]>("Doubt", "Run");

        Assert.True(deviation[0] > 0 && deviation[1] > 3 * deviation[0], string.Join(", ", deviation));
    }

    [Fact]
    public void One_agent_learns_with_any_network()
    {
        float[] rewards = Load(6).Invoke<float[]>("TwoAgents", "Run");

        // Chance gives 1/3.
        Assert.All(rewards, reward => Assert.InRange(reward, 0.8f, 1));
    }

    private static GeneratedAssembly Load(int block) =>
        GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "own-loops.md")[block], program: false).CheckedOutput());
}
