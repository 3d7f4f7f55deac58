namespace CartPole;

/// <summary>
/// A pole on a cart that is pushed to the left or to the right: Gym's CartPole-v1, with its constants, its order of updates and its limits
/// (https://gymnasium.farama.org/environments/classic_control/cart_pole; Barto, Sutton and Anderson 1983).
/// </summary>
internal sealed class Game
{
    public const int StateSize = 4, Actions = 2, MostSteps = 500;

    /// <summary>The limits of the game: metres from the middle of the track, and radians from the vertical (12°).</summary>
    public const double Edge = 2.4, LargestAngle = 12 * 2 * Math.PI / 360;

    private const double Gravity = 9.8, CartMass = 1, PoleMass = 0.1, TotalMass = CartMass + PoleMass, HalfLength = 0.5, Force = 10, Seconds = 0.02;

    private double position, speed, angle, turning;

    /// <summary>Starts a game in a random state.</summary>
    public Game(Random random)
    {
        Restart(random);
    }

    /// <summary>Starts a game in a given state.</summary>
    public Game(double position, double speed, double angle, double turning)
    {
        (this.position, this.speed, this.angle, this.turning) = (position, speed, angle, turning);
    }

    /// <summary>Steps since the start, each worth a reward of 1.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the pole has fallen too far, or the cart has left the track.</summary>
    public bool IsLost => Math.Abs(position) > Edge || Math.Abs(angle) > LargestAngle;

    /// <summary>Whether the game is over: lost, or at its maximum length.</summary>
    public bool IsOver => IsLost || Steps == MostSteps;

    /// <summary>Metres from the middle of the track.</summary>
    public double Position => position;

    /// <summary>Radians from the vertical, to the right.</summary>
    public double Angle => angle;

    /// <summary>Restarts, nearly upright and at rest.</summary>
    public void Restart(Random random)
    {
        position = Small();
        speed = Small();
        angle = Small();
        turning = Small();
        Steps = 0;

        double Small() => (random.NextDouble() * 0.1) - 0.05;
    }

    /// <summary>The observation: position (m), speed (m/s), angle (rad), angular speed (rad/s).</summary>
    public void Observe(Span<float> state)
    {
        state[0] = (float)position;
        state[1] = (float)speed;
        state[2] = (float)angle;
        state[3] = (float)turning;
    }

    /// <summary>The action whose output is the larger one of the first two.</summary>
    public static int Best(ReadOnlySpan<float> outputs) => outputs[1] > outputs[0] ? 1 : 0;

    /// <summary>Pushes for a fiftieth of a second: 0 to the left, 1 to the right. One step of Euler's method.</summary>
    public void Push(int action)
    {
        var (sine, cosine) = Math.SinCos(angle);
        double pushed = ((action == 1 ? Force : -Force) + (PoleMass * HalfLength * turning * turning * sine)) / TotalMass;
        double turns = ((Gravity * sine) - (cosine * pushed)) / (HalfLength * ((4.0 / 3) - (PoleMass * cosine * cosine / TotalMass)));
        double moves = pushed - (PoleMass * HalfLength * turns * cosine / TotalMass);
        position += Seconds * speed;
        speed += Seconds * moves;
        angle += Seconds * turning;
        turning += Seconds * turns;
        Steps++;
    }
}
