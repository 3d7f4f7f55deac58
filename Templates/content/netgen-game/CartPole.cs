/// <summary>A pole on a cart that is pushed to the left or to the right (Barto, Sutton and Anderson 1983; the constants are those of Gym's CartPole-v1).</summary>
public sealed class CartPole
{
    /// <summary>How many numbers a player sees.</summary>
    public const int StateSize = 4;

    /// <summary>How many actions there are: 0 to the left, 1 to the right.</summary>
    public const int Actions = 2;

    /// <summary>A game ends after so many steps at the latest.</summary>
    public const int MostSteps = 500;

    private const double Gravity = 9.8, CartMass = 1, PoleMass = 0.1, HalfLength = 0.5, Force = 10, Seconds = 0.02;

    private double position, speed, angle, turning;

    /// <summary>Steps since the start, each worth a reward of 1.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the pole has fallen, the cart has left the track, or the game has lasted long enough.</summary>
    public bool IsOver => Math.Abs(position) > 2.4 || Math.Abs(angle) > 12 * Math.PI / 180 || Steps == MostSteps;

    /// <summary>Begins anew, nearly upright and at rest.</summary>
    public void Restart(Random random)
    {
        (position, speed, angle, turning) = (Small(), Small(), Small(), Small());
        Steps = 0;

        double Small() => (random.NextDouble() * 0.1) - 0.05;
    }

    /// <summary>What a player sees: position (m), speed (m/s), angle (rad), angular speed (rad/s).</summary>
    public void Observe(Span<float> state)
    {
        state[0] = (float)position;
        state[1] = (float)speed;
        state[2] = (float)angle;
        state[3] = (float)turning;
    }

    /// <summary>Pushes the cart for a fiftieth of a second.</summary>
    public void Push(int action)
    {
        var (sine, cosine) = Math.SinCos(angle);
        double mass = CartMass + PoleMass, moment = PoleMass * HalfLength;
        double pushed = ((action == 1 ? Force : -Force) + (moment * turning * turning * sine)) / mass;
        double turns = ((Gravity * sine) - (cosine * pushed)) / (HalfLength * ((4.0 / 3) - (PoleMass * cosine * cosine / mass)));
        double moves = pushed - (moment * turns * cosine / mass);
        position += Seconds * speed;
        speed += Seconds * moves;
        angle += Seconds * turning;
        turning += Seconds * turns;
        Steps++;
    }
}
