using NetGen;

namespace CartPole;

/// <summary>
/// Deep Q-learning (Mnih et al. 2015) with a target network and double estimates (van Hasselt et al. 2016): the network chooses the next action,
/// and the target network estimates its value.
/// </summary>
/// <typeparam name="TNetwork">Any network that maps a state to the values of the actions.</typeparam>
internal sealed class Dqn<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private const int Capacity = 200_000, Rows = 128, FirstSteps = 1000, LearnEvery = 2, TargetEvery = 250;
    private const float LearningRate = 1e-3f, Discount = 0.99f, Exploring = 0.3f;

    // A reward of 1 − discount for each step: values are between 0 and 1.
    private const float Reward = 1 - Discount;

    private readonly TNetwork network, target;
    private readonly Adam optimizer = new() { ClipNorm = 10 };
    private readonly Random random;
    private readonly Scores scores;
    private readonly Game game;
    private readonly ReplayBuffer memory = new(Capacity);
    private readonly ReplayBuffer.Batch batch = new(Rows);
    private readonly float[] state = new float[Game.StateSize], nextState = new float[Game.StateSize], worth = new float[Game.Actions];
    private readonly float[] outputs = new float[Rows * Game.Actions], next = new float[Rows * Game.Actions], nextOfTarget = new float[Rows * Game.Actions];
    private readonly float[] gradient = new float[Rows * Game.Actions];

    private Dqn(TNetwork network, Random random, Scores scores)
    {
        this.network = network;
        this.random = random;
        this.scores = scores;
        target = network.Clone();
        game = new Game(random);
    }

    /// <summary>Trains a network until all episodes are over.</summary>
    public static void Train(TNetwork network, Random random, Scores scores)
    {
        var training = new Dqn<TNetwork>(network, random, scores);
        for (int step = 1; !scores.IsComplete; step++)
        {
            training.Play();
            if (step >= FirstSteps && step % LearnEvery == 0)
            {
                training.Learn();
            }

            if (step % TargetEvery == 0)
            {
                training.target.CopyFrom(network);
            }
        }
    }

    /// <summary>One step of the game: random at first, and gradually more often the best action.</summary>
    private void Play()
    {
        game.Observe(state);
        network.Predict(state, worth);
        bool explores = random.NextSingle() >= scores.Progress / Exploring;
        int action = explores ? random.Next(Game.Actions) : Game.Best(worth);
        game.Push(action);
        game.Observe(nextState);
        memory.Add(state, action, nextState, game.IsLost);
        if (game.IsOver)
        {
            scores.Add(game.Steps);
            game.Restart(random);
        }
    }

    /// <summary>One step on a batch: the Huber loss between the estimated value of an action, and its reward plus the value of the next state.</summary>
    private void Learn()
    {
        optimizer.LearningRate = LearningRate * (1 - scores.Progress);
        memory.Draw(random, batch);
        network.Predict(batch.NextStates, next);
        target.Predict(batch.NextStates, nextOfTarget);
        network.Forward(batch.States, outputs);
        Array.Clear(gradient);
        for (int row = 0; row < Rows; row++)
        {
            int first = row * Game.Actions, chosen = first + batch.Actions[row], best = first + Game.Best(next.AsSpan(first, Game.Actions));
            float goal = Reward + (batch.IsLost[row] ? 0 : Discount * nextOfTarget[best]);
            gradient[chosen] = Math.Clamp(outputs[chosen] - goal, -1, 1) / Rows;
        }

        network.Backward(gradient);
        optimizer.Step(network);
    }
}
