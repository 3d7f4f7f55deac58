public class AgentTests
{
    [Fact]
    public void It_learns_to_balance_the_pole()
    {
        var agent = new Agent(seed: 1);
        double first = agent.PlayAndLearn(), best = first;
        for (int round = 1; round < 80; round++)
        {
            best = Math.Max(best, agent.PlayAndLearn());
        }

        // Chance keeps the pole up for about 20 steps.
        Assert.InRange(first, 8, 60);
        Assert.InRange(best, 200, CartPole.MostSteps);
    }

    [Fact]
    public void A_pole_that_is_pushed_one_way_falls()
    {
        var game = new CartPole();
        game.Restart(new Random(1));
        while (!game.IsOver)
        {
            game.Push(1);
        }

        Assert.InRange(game.Steps, 5, 20);
    }
}
