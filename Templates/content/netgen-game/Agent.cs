using NetGen;

/// <summary>The probability of each action in a state.</summary>
[Network(CartPole.StateSize)]
[Dense(32, Activation.Tanh)]
[Dense(CartPole.Actions)]
[Softmax]
public sealed partial class Policy;

/// <summary>Learns a policy by reward alone (REINFORCE, Williams 1992): actions that were followed by more reward than usual become likelier.</summary>
public sealed class Agent(int seed)
{
    private const int GamesARound = 10;
    private const float Discount = 0.99f;

    private readonly Policy policy = new(seed);
    private readonly Adam optimizer = new() { LearningRate = 0.01f };
    private readonly Random random = new(seed);
    private readonly CartPole game = new();
    private readonly List<float> states = [], returns = [];
    private readonly List<int> actions = [];

    /// <summary>Plays some games, learns from them, and gives the mean number of steps.</summary>
    public double PlayAndLearn()
    {
        states.Clear();
        actions.Clear();
        returns.Clear();
        int steps = 0;
        for (int i = 0; i < GamesARound; i++)
        {
            steps += Play(keeps: true);
        }

        Learn();
        return (double)steps / GamesARound;
    }

    /// <summary>Plays one game without learning, and gives the number of steps.</summary>
    public int Play() => Play(keeps: false);

    private int Play(bool keeps)
    {
        float[] state = new float[CartPole.StateSize], probabilities = new float[CartPole.Actions];
        int first = returns.Count;
        for (game.Restart(random); !game.IsOver;)
        {
            game.Observe(state);
            policy.Predict(state, probabilities);
            int action = random.NextSingle() < probabilities[0] ? 0 : 1;
            game.Push(action);
            if (keeps)
            {
                states.AddRange(state);
                actions.Add(action);
                returns.Add(1);
            }
        }

        // From the rewards of the steps to the sums of what follows each of them.
        for (int step = returns.Count - 2; step >= first; step--)
        {
            returns[step] += Discount * returns[step + 1];
        }

        return game.Steps;
    }

    private void Learn()
    {
        int rows = actions.Count;
        float mean = returns.Average(), deviation = MathF.Sqrt(returns.Average(value => (value - mean) * (value - mean)));
        float[] probabilities = new float[rows * CartPole.Actions], gradient = new float[probabilities.Length];
        policy.Forward(states.ToArray(), probabilities);
        for (int row = 0; row < rows; row++)
        {
            // The loss is −advantage · log(probability of the action), on average over the rows.
            int place = (row * CartPole.Actions) + actions[row];
            gradient[place] = -(returns[row] - mean) / (deviation + 1e-6f) / probabilities[place] / rows;
        }

        policy.Backward(gradient);
        optimizer.Step(policy);
    }
}
