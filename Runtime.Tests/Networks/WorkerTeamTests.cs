using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Networks;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_worker_does_its_part_of_every_work_once(int workers)
    {
        using var team = new WorkerTeam(workers);
        for (int round = 0; round < 3_000; round++)
        {
            int sharing = 2 + (round % (workers - 1));
            var work = new CountingWork(workers);
            if (round % 500 == 0)
            {
                Eventually.Holds(() => team.Sleeping == workers - 1, "workers without work fall asleep");
            }

            team.Run(work, sharing);
            Assert.Equal(Enumerable.Range(0, workers).Select(w => w < sharing ? 1 : 0), work.Counts);
        }
    }

    [Fact]
    public void The_caller_waits_for_a_slow_worker()
    {
        using var team = new WorkerTeam(2);
        var work = new SlowWork();
        team.Run(work, 2);
        Assert.True(work.IsDone);
    }

    [Fact]
    public void What_a_worker_throws_reaches_the_caller_and_the_team_goes_on()
    {
        using var team = new WorkerTeam(2);
        Assert.Equal("1", Assert.Throws<InvalidOperationException>(() => team.Run(new FailingWork(1), 2)).Message);
        Assert.Equal("0", Assert.Throws<InvalidOperationException>(() => team.Run(new FailingWork(0), 2)).Message);
        var work = new CountingWork(2);
        team.Run(work, 2);
        Assert.Equal([1, 1], work.Counts);
    }

    [Fact]
    public void A_disposed_team_refuses_work()
    {
        var team = new WorkerTeam(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(new CountingWork(2), 2));
    }

    [Fact]
    public void A_worker_without_work_watches_for_a_moment_and_sleeps()
    {
        using var team = new WorkerTeam(3);
        for (int i = 0; i < 10; i++)
        {
            var work = new CountingWork(3);
            team.Run(work, 3);
            Assert.Equal([1, 1, 1], work.Counts);

            // A worker that went on watching would never sleep; how soon one does is not asked, since that depends on what else the machine does.
            Eventually.Holds(() => team.Sleeping == 2, "workers without work fall asleep");
        }
    }

    [Fact]
    public void Ended_threads_end_without_being_waited_for()
    {
        var team = new WorkerTeam(3);
        Assert.Equal(2, team.Living);
        team.End();
        Eventually.Holds(() => team.Living == 0, "the threads end");
    }

    private sealed class CountingWork(int workers) : ITeamWork
    {
        public int[] Counts { get; } = new int[workers];

        public void Run(int worker, int workers) => Interlocked.Increment(ref Counts[worker]);
    }

    private sealed class SlowWork : ITeamWork
    {
        private volatile bool callerIsDone, isDone;

        public bool IsDone => isDone;

        public void Run(int worker, int workers)
        {
            if (worker == 0)
            {
                callerIsDone = true;
                return;
            }

            // Time for a caller that does not wait to go on.
            SpinWait.SpinUntil(() => callerIsDone);
            for (int i = 0; i < 1000; i++)
            {
                Thread.Yield();
            }

            isDone = true;
        }
    }

    private sealed class FailingWork(int failing) : ITeamWork
    {
        public void Run(int worker, int workers)
        {
            if (worker == failing)
            {
                throw new InvalidOperationException(worker.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
