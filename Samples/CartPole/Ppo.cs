using NetGen;

namespace CartPole;

/// <summary>
/// Proximal policy optimisation (Schulman et al. 2017): an actor–critic with clipped steps, so that it can learn several times from the same rollout.
/// The advantages are those of Schulman et al. 2016 (GAE).
/// </summary>
/// <typeparam name="TPolicy">Any network with a head <c>policy</c>, the logits of the actions, and a head <c>value</c>, the value of the state.</typeparam>
internal sealed class Ppo<TPolicy>
    where TPolicy : class, INetwork<TPolicy>
{
    private const int Games = 8, Steps = 64, Rows = Games * Steps, Epochs = 10;
    private const float LearningRate = 2e-3f, Discount = 0.99f, Lambda = 0.95f, Clip = 0.2f;

    // Scales values to 0 to 1, so that the critic's gradients are about as large as those of the actor, with which it shares the trunk.
    private const float Reward = 1 - Discount;

    // The positions of the heads in a row of outputs.
    private static readonly int Outputs = TPolicy.Description.OutputShape.Size, Actor = TPolicy.Description.Head("policy").First, Critic = TPolicy.Description.Head("value").First;

    private readonly TPolicy policy;
    private readonly Adam optimizer = new() { ClipNorm = 0.5f };
    private readonly Random random;
    private readonly Scores scores;
    private readonly Game[] games;

    // A row is a step of a game: all games of the first step, all of the second …
    private readonly float[] states = new float[Rows * Game.StateSize], outputs = new float[Rows * Outputs], gradient = new float[Rows * Outputs];
    private readonly float[] oldProbabilities = new float[Rows], oldValues = new float[Rows], nextValues = new float[Rows], advantages = new float[Rows];
    private readonly int[] actions = new int[Rows];
    private readonly bool[] isLast = new bool[Rows];
    private readonly float[] probabilities = new float[Game.Actions];

    private Ppo(TPolicy policy, Random random, Scores scores)
    {
        this.policy = policy;
        this.random = random;
        this.scores = scores;
        games = [.. Enumerable.Range(0, Games).Select(_ => new Game(random))];
    }

    /// <summary>Trains a policy until all episodes are over.</summary>
    public static void Train(TPolicy policy, Random random, Scores scores)
    {
        var training = new Ppo<TPolicy>(policy, random, scores);
        while (!scores.IsComplete)
        {
            for (int row = 0; row < Rows; row += Games)
            {
                training.Play(row);
            }

            training.Judge();
            training.Learn();
        }
    }

    /// <summary>Plays a step of all games; their rows begin at the given one.</summary>
    private void Play(int first)
    {
        var now = states.AsSpan(first * Game.StateSize, Games * Game.StateSize);
        Predict(now);
        for (int i = 0; i < Games; i++)
        {
            Softmax(Logits(i));
            int action = actions[first + i] = Draw();
            oldProbabilities[first + i] = probabilities[action];
            oldValues[first + i] = Value(i);
            games[i].Push(action);
        }

        Span<float> next = stackalloc float[Games * Game.StateSize];
        Predict(next);
        for (int i = 0; i < Games; i++)
        {
            // A game that only reached its time limit would have continued, so its last state has a value.
            nextValues[first + i] = games[i].IsLost ? 0 : Value(i);
            isLast[first + i] = games[i].IsOver;
            if (games[i].IsOver)
            {
                scores.Add(games[i].Steps);
                games[i].Restart(random);
            }
        }
    }

    /// <summary>How much better than expected each action was; λ weighs later steps.</summary>
    private void Judge()
    {
        for (int row = Rows - 1; row >= 0; row--)
        {
            float later = isLast[row] || row + Games >= Rows ? 0 : advantages[row + Games];
            advantages[row] = Reward + (Discount * nextValues[row]) - oldValues[row] + (Discount * Lambda * later);
        }
    }

    /// <summary>
    /// Several steps on all rows. The loss of a row is −min(r · A, clip(r) · A) + ½ (V − R)², where r is how much more probable its action has become.
    /// </summary>
    private void Learn()
    {
        optimizer.LearningRate = LearningRate * (1 - scores.Progress);
        float mean = advantages.Average(), deviation = MathF.Sqrt(advantages.Average(a => (a - mean) * (a - mean))) + 1e-8f;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            policy.Forward(states, outputs);
            for (int row = 0; row < Rows; row++)
            {
                Softmax(Logits(row));
                float advantage = (advantages[row] - mean) / deviation, ratio = probabilities[actions[row]] / oldProbabilities[row];
                bool isClipped = advantage > 0 ? ratio > 1 + Clip : ratio < 1 - Clip;
                float pull = isClipped ? 0 : ratio * advantage;
                for (int action = 0; action < Game.Actions; action++)
                {
                    LogitGradients(row)[action] = pull * (probabilities[action] - (action == actions[row] ? 1 : 0)) / Rows;
                }

                ValueGradient(row) = (Value(row) - (oldValues[row] + advantages[row])) / Rows;
            }

            policy.Backward(gradient);
            optimizer.Step(policy);
        }
    }

    /// <summary>Writes the current states of the games, and computes the outputs for them, which are the first rows.</summary>
    private void Predict(Span<float> now)
    {
        for (int i = 0; i < Games; i++)
        {
            games[i].Observe(now.Slice(i * Game.StateSize, Game.StateSize));
        }

        policy.Predict(now, outputs.AsSpan(0, Games * Outputs));
    }

    private ReadOnlySpan<float> Logits(int row) => outputs.AsSpan((row * Outputs) + Actor, Game.Actions);

    private float Value(int row) => outputs[(row * Outputs) + Critic];

    private Span<float> LogitGradients(int row) => gradient.AsSpan((row * Outputs) + Actor, Game.Actions);

    private ref float ValueGradient(int row) => ref gradient[(row * Outputs) + Critic];

    /// <summary>Turns logits into probabilities.</summary>
    private void Softmax(ReadOnlySpan<float> logits)
    {
        float largest = MathF.Max(logits[0], logits[1]), sum = 0;
        for (int action = 0; action < Game.Actions; action++)
        {
            probabilities[action] = MathF.Exp(logits[action] - largest);
            sum += probabilities[action];
        }

        for (int action = 0; action < Game.Actions; action++)
        {
            probabilities[action] /= sum;
        }
    }

    /// <summary>Draws one of the two actions by its probability.</summary>
    private int Draw() => random.NextSingle() < probabilities[0] ? 0 : 1;
}
