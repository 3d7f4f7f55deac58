var agent = new Agent(seed: 1);
for (int round = 1; round <= 80; round++)
{
    double steps = agent.PlayAndLearn();
    if (round % 10 == 0)
    {
        Console.WriteLine($"round {round}: {steps:0} of {CartPole.MostSteps} steps");
    }
}

Console.WriteLine($"one more game: {agent.Play()} steps");
